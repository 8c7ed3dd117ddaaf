/** Two fields that people fill in the wrong way round; the first carries the evidence of it. */
export type Swap = { readonly first: number; readonly second: number };
