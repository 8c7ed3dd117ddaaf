import { type ProblemCode, problemCodes } from './problem-codes.ts';

/** What fills the blanks of a code's text: names of fields, limits, what was written. */
export type ProblemParams = Readonly<Record<string, string | number | boolean | null>>;

/** One thing wrong with the request; `pointer` is a JSON pointer into the body (RFC 6901). */
export type FieldProblem = {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
};

/** Problem details (RFC 9457) with a code of the closed list; the screen chooses the words by that code. */
export type Problem = {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly params?: ProblemParams;
  readonly errors?: readonly FieldProblem[];
  /** With `stale-version` and `transition-not-allowed`: the record as it stands now. */
  readonly current?: unknown;
};

export const problem = (code: ProblemCode, extra: Omit<Problem, 'code' | 'status'> = {}): Problem => ({
  code,
  status: problemCodes[code].status,
  ...extra,
});

/** Thrown to answer with a problem and roll back; anything else that is thrown is a defect. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(refused: Problem) {
    super(refused.code);
    this.name = 'ProblemError';
    this.problem = refused;
  }
}

/** `throw refuse('not-found')` or `throw refuse(problem)`: ends the request with that answer; it throws by itself too. */
export function refuse(refused: ProblemCode | Problem, extra: Omit<Problem, 'code' | 'status'> = {}): never {
  throw new ProblemError(typeof refused === 'string' ? problem(refused, extra) : { ...refused, ...extra });
}
