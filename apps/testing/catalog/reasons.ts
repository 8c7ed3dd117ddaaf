/** What departs from a rule of the database, with the reason. A name that is no longer needed fails its test. */
export type Reasons = Readonly<Record<string, string>>;

/** The problems without the ones that have a reason, and the reasons that explain nothing any more. */
export function withoutReasons(problems: ReadonlyMap<string, string>, reasons: Reasons): string[] {
  const unexplained = [...problems]
    .filter(([name]) => !(name in reasons))
    .map(([name, text]) => `${name}: ${text}`);
  const idle = Object.keys(reasons).filter((name) => !problems.has(name));
  return [...unexplained, ...idle.map((name) => `${name}: has a reason and needs none`)];
}
