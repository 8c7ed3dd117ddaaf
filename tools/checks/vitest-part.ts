import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, runScript } from './programs.ts';

export interface Score {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { status: string }[];
  }[];
}

/**
 * Counts a report. A file that could not be read as tests counts as one failure, and so does a run that
 * ended badly without a failed test: an error between the tests is not a pass.
 */
export function scoreOf(report: VitestReport, exitCode: number): Score {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const silent = failed === 0 && (exitCode !== 0 || report.numPassedTests === 0);
  return { passed: report.numPassedTests, failed: silent ? 1 : failed };
}

/** Runs the named projects of `vitest.config.ts`; `filters` are parts of file names. */
export async function runVitest(projects: readonly string[], filters: readonly string[]): Promise<Score> {
  const room = await mkdtemp(join(tmpdir(), 'schakel-tests-'));
  const outcome = join(room, 'report.json');
  try {
    const code = await runScript(commandOf('vitest', 'vitest'), [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outcome}`,
      ...filters,
    ]);
    const report = JSON.parse(await readFile(outcome, 'utf8').catch(() => '""')) as VitestReport | '';
    return report === '' ? { passed: 0, failed: 1 } : scoreOf(report, code);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
