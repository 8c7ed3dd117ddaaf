/** Why a file is not taken. Codes only: the screen chooses the words. */
export type FileProblem =
  | { readonly code: 'file-too-large'; readonly maximumBytes: number }
  | { readonly code: 'file-empty' }
  /** The name's ending is not on the list of kinds that are taken. */
  | { readonly code: 'file-type-not-allowed'; readonly claimed: string }
  /** The content is not what the name says. `detected` is an ending such as "exe", or "unknown". */
  | { readonly code: 'file-type-mismatch'; readonly claimed: string; readonly detected: string }
  | { readonly code: 'file-has-macros'; readonly claimed: string }
  | { readonly code: 'image-too-many-pixels'; readonly maximumPixels: number }
  /** The right kind, but damaged: it cannot be opened. */
  | { readonly code: 'file-unreadable'; readonly claimed: string };

/** Carries a FileProblem out of the middle of a stream. */
export class FileProblemError extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.name = 'FileProblemError';
    this.problem = problem;
  }
}
