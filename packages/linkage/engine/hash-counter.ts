/** How often each hash was seen, in an open table that serves one question after another: a Map takes several times as long. 0 is no hash. */
export class HashCounter {
  readonly #keys: Uint32Array;
  readonly #counts: Uint32Array;

  /** For at most so many hashes at a time. */
  constructor(most: number) {
    const size = 1 << (33 - Math.clz32(most));
    this.#keys = new Uint32Array(size);
    this.#counts = new Uint32Array(size);
  }

  clear(): void {
    this.#keys.fill(0);
    this.#counts.fill(0);
  }

  /** Counts a hash so many times more; gives how often it was seen before. */
  add(hash: number, times: number): number {
    const at = this.#placeOf(hash);
    const before = this.#counts[at] as number;
    this.#keys[at] = hash;
    this.#counts[at] = before + times;
    return before;
  }

  /** How often a hash was seen. */
  of(hash: number): number {
    return this.#counts[this.#placeOf(hash)] as number;
  }

  #placeOf(hash: number): number {
    const last = this.#keys.length - 1;
    let at = hash & last;
    while (this.#keys[at] !== 0 && this.#keys[at] !== hash) at = (at + 1) & last;
    return at;
  }
}
