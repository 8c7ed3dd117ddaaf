import { digitsOf, type Group, patternOf } from './groups.ts';

const FIRST_ROOM = 1 << 12;

function mixed(hash: number, pattern: number): number {
  const joined = Math.imul(hash ^ pattern, 0x9e3779b1);
  return joined ^ (joined >>> 15);
}

/** By group the pattern of each combination, and how many pairs each was met with. */
export type CombinationColumns = {
  readonly patterns: readonly Uint16Array[];
  readonly times: Float64Array;
};

/**
 * The combinations of patterns, one pattern per group of fields, that pairs were met with. Pairs are hundreds of thousands and
 * combinations thousands, and what is the same of all pairs of one combination need be worked out once.
 */
export class Combinations {
  readonly #groups: readonly Group[];
  /** Places by hash, twice as many as there is room for: the number of a combination and one, or 0. */
  #places = new Uint32Array(FIRST_ROOM * 2);
  #patterns: Uint16Array[];
  #times = new Float64Array(FIRST_ROOM);
  #size = 0;
  readonly #asked: Uint16Array;

  constructor(groups: readonly Group[]) {
    this.#groups = groups;
    this.#patterns = groups.map(() => new Uint16Array(FIRST_ROOM));
    this.#asked = new Uint16Array(groups.length);
  }

  get columns(): CombinationColumns {
    return {
      patterns: this.#patterns.map((patterns) => patterns.slice(0, this.#size)),
      times: this.#times.slice(0, this.#size),
    };
  }

  /** Counts one more pair with these digits; gives the number of its combination. */
  add(digits: Uint8Array): number {
    let hash = 0;
    for (let group = 0; group < this.#groups.length; group++) {
      const pattern = patternOf(this.#groups[group] as Group, digits);
      this.#asked[group] = pattern;
      hash = mixed(hash, pattern);
    }
    const number = this.#find(hash);
    this.#times[number] = (this.#times[number] as number) + 1;
    return number;
  }

  #find(hash: number): number {
    const last = this.#places.length - 1;
    let place = hash & last;
    for (;;) {
      const found = this.#places[place] as number;
      if (found === 0) break;
      if (this.#isAsked(found - 1)) return found - 1;
      place = (place + 1) & last;
    }
    if (this.#size === this.#times.length) {
      this.#grow();
      return this.#find(hash);
    }
    const number = this.#size++;
    this.#places[place] = number + 1;
    for (let group = 0; group < this.#groups.length; group++)
      (this.#patterns[group] as Uint16Array)[number] = this.#asked[group] as number;
    return number;
  }

  #isAsked(number: number): boolean {
    for (let group = 0; group < this.#groups.length; group++)
      if ((this.#patterns[group] as Uint16Array)[number] !== this.#asked[group]) return false;
    return true;
  }

  #grow(): void {
    const room = this.#size * 2;
    const times = new Float64Array(room);
    times.set(this.#times);
    this.#times = times;
    this.#patterns = this.#patterns.map((patterns) => {
      const larger = new Uint16Array(room);
      larger.set(patterns);
      return larger;
    });
    const last = room * 2 - 1;
    this.#places = new Uint32Array(room * 2);
    for (let number = 0; number < this.#size; number++) {
      let place = this.#hashOf(number) & last;
      while (this.#places[place] !== 0) place = (place + 1) & last;
      this.#places[place] = number + 1;
    }
  }

  #hashOf(number: number): number {
    let hash = 0;
    for (const patterns of this.#patterns) hash = mixed(hash, patterns[number] as number);
    return hash;
  }
}

/** The digits, by field, that pairs of one combination have. */
export function digitsOfCombination(
  groups: readonly Group[],
  { patterns }: CombinationColumns,
  number: number,
): Uint8Array {
  const digits = new Uint8Array(groups.reduce((sum, group) => sum + group.fields.length, 0));
  groups.forEach((group, index) => {
    digitsOf(group, patterns[index]?.[number] ?? 0).forEach((digit, place) => {
      digits[group.fields[place] as number] = digit;
    });
  });
  return digits;
}

/** How often each pattern of a group stands in the combinations, each as often as `weight` says. */
export function countPatterns(
  group: Group,
  { patterns: byGroup }: CombinationColumns,
  index: number,
  weight: Float64Array,
): Float64Array {
  const counts = new Float64Array(group.size);
  const patterns = byGroup[index] as Uint16Array;
  for (let number = 0; number < weight.length; number++) {
    const pattern = patterns[number] as number;
    counts[pattern] = (counts[pattern] as number) + (weight[number] as number);
  }
  return counts;
}
