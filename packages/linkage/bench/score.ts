/** How a list of pairs compares with the truth. */
export type Score = {
  readonly truePairs: number;
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

export type FoundPair = { readonly left: string; readonly right: string; readonly probability: number };

const rounded = (value: number): number => Math.round(value * 100_000) / 100_000;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Which rows are the same person or thing; a row may be about several. */
export class Truth {
  readonly #entitiesOf = new Map<string, Set<string>>();
  readonly #rowsOf = new Map<string, Set<string>>();

  add(row: string, entity: string): void {
    this.#entitiesOf.set(row, (this.#entitiesOf.get(row) ?? new Set()).add(entity));
    this.#rowsOf.set(entity, (this.#rowsOf.get(entity) ?? new Set()).add(row));
  }

  isPair(left: string, right: string): boolean {
    const there = this.#entitiesOf.get(right);
    if (left === right || there === undefined) return false;
    return [...(this.#entitiesOf.get(left) ?? [])].some((entity) => there.has(entity));
  }

  /** The other rows about the same. */
  partnersOf(row: string): Set<string> {
    const partners = new Set<string>();
    for (const entity of this.#entitiesOf.get(row) ?? []) {
      for (const other of this.#rowsOf.get(entity) ?? []) if (other !== row) partners.add(other);
    }
    return partners;
  }

  rows(): Iterable<string> {
    return this.#entitiesOf.keys();
  }

  /** Each pair counts once, also when two rows share several. */
  countPairs(): number {
    let directed = 0;
    for (const row of this.#entitiesOf.keys()) directed += this.partnersOf(row).size;
    return directed / 2;
  }
}

const keyOf = ({ left, right }: FoundPair): string =>
  left < right ? `${left}\n${right}` : `${right}\n${left}`;

/** Counts pairs from `minimum` on; a pair that is there twice counts once. */
export function scoreOf(pairs: readonly FoundPair[], truth: Truth, minimum = 0): Score {
  const seen = new Set<string>();
  let right = 0;
  for (const pair of pairs) {
    if (pair.probability < minimum || seen.has(keyOf(pair))) continue;
    seen.add(keyOf(pair));
    if (truth.isPair(pair.left, pair.right)) right += 1;
  }
  const truePairs = truth.countPairs();
  return {
    truePairs,
    found: seen.size,
    wrong: seen.size - right,
    missed: truePairs - right,
    precision: rounded(share(right, seen.size)),
    recall: rounded(share(right, truePairs)),
    f1: rounded(share(2 * right, seen.size + truePairs)),
  };
}

/**
 * For each row: how many of the rows about the same are among the five proposals with the highest probability, and how
 * many can be. Of a row with more than five partners, five can be seen.
 */
export function firstFive(
  pairs: readonly FoundPair[],
  truth: Truth,
): Map<string, { readonly seen: number; readonly possible: number }> {
  const proposals = new Map<string, { readonly other: string; readonly probability: number }[]>();
  const propose = (row: string, other: string, probability: number): void => {
    const known = proposals.get(row) ?? [];
    if (!known.some((each) => each.other === other)) known.push({ other, probability });
    proposals.set(row, known);
  };
  for (const { left, right, probability } of pairs) {
    propose(left, right, probability);
    propose(right, left, probability);
  }
  const counts = new Map<string, { seen: number; possible: number }>();
  for (const row of truth.rows()) {
    const partners = truth.partnersOf(row);
    const first = (proposals.get(row) ?? [])
      .toSorted((one, other) => other.probability - one.probability)
      .slice(0, 5);
    counts.set(row, {
      seen: first.filter(({ other }) => partners.has(other)).length,
      possible: Math.min(5, partners.size),
    });
  }
  return counts;
}

/** Of what somebody should see when looking at a row, the share that is among the first five proposals for that row. */
export function firstFiveRecall(pairs: readonly FoundPair[], truth: Truth): number {
  let possible = 0;
  let seen = 0;
  for (const counts of firstFive(pairs, truth).values()) {
    possible += counts.possible;
    seen += counts.seen;
  }
  return rounded(share(seen, possible));
}

/** The middle, least and most of numbers. */
export function spreadOf(numbers: readonly number[]): { mean: number; least: number; most: number } {
  return {
    mean: rounded(
      share(
        numbers.reduce((sum, each) => sum + each, 0),
        numbers.length,
      ),
    ),
    least: Math.min(...numbers),
    most: Math.max(...numbers),
  };
}
