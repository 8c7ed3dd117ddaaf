/** Pairs by three columns, because there can be millions. */
export type ScoredPairs = {
  readonly left: Uint32Array<ArrayBuffer>;
  readonly right: Uint32Array<ArrayBuffer>;
  readonly odds: Float32Array<ArrayBuffer>;
};
