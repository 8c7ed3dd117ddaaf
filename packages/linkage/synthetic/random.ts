/** Spreads the bits of a number; the same number gives the same outcome. */
export function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Chance that can be repeated: the same seed gives the same row of numbers, on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = scramble(seed + 0x9e3779b9);
    this.#b = scramble(seed ^ 0x243f6a88);
    this.#c = scramble(seed + 0x3c6ef372);
    for (let round = 0; round < 15; round += 1) this.#bits();
  }

  /** Small fast counting generator with 32 bits. */
  #bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.#bits() / 4294967296;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number from `first` up to and including `last`. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Early ranks often, late ranks seldom: of `count` ranks, each tenfold holds equally much. */
  rank(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.next()) - 1);
  }

  shuffle<Item>(items: Item[]): Item[] {
    for (let at = items.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      const item = items[at] as Item;
      items[at] = items[other] as Item;
      items[other] = item;
    }
    return items;
  }
}

/** Chooses among items by weight. */
export class Weighted<Item> {
  readonly #items: readonly Item[];
  readonly #sums: Float64Array;

  constructor(entries: Iterable<readonly [Item, number]>) {
    const listed = [...entries];
    this.#items = listed.map(([item]) => item);
    this.#sums = new Float64Array(listed.length);
    let sum = 0;
    for (const [index, [, weight]] of listed.entries()) {
      sum += weight;
      this.#sums[index] = sum;
    }
  }

  choose(random: Random): Item {
    const wanted = random.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#items[low] as Item;
  }
}
