/** Why the embedded database could not start; the caller chooses the words. */
export type EmbeddedPostgresProblem =
  | 'data-directory-not-writable'
  | 'data-directory-unreachable'
  | 'data-directory-in-use'
  | 'database-version'
  | 'database-platform'
  | 'database-port-in-use'
  | 'database-start-failed';

/** `facts` holds what a sentence needs: `directory`, `found`, `expected`, `ownerPid`, `output`. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresProblem;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: EmbeddedPostgresProblem, facts: Record<string, string> = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
    this.facts = facts;
  }
}
