/** What every check gives back: what it looked at, and what is wrong. */
export interface Findings {
  /** How much was looked at, in words for the test output: a check that saw nothing has not passed. */
  readonly seen: string;
  readonly problems: readonly string[];
}

/** Prints the findings of a check that was started by itself, and sets the exit code. */
export function report(name: string, findings: Findings): void {
  for (const problem of findings.problems) process.stdout.write(`  ${problem}\n`);
  const result = findings.problems.length === 0 ? 'in order' : `${findings.problems.length} problems`;
  process.stdout.write(`${name}: ${result} (${findings.seen})\n`);
  if (findings.problems.length > 0) process.exitCode = 1;
}

/** True for the file that node was started with. */
export function isStarted(meta: ImportMeta): boolean {
  return process.argv[1] === meta.filename;
}
