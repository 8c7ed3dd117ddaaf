import { type MatchModel, oddsOf, probabilityOf } from './beliefs.ts';
import type { CombinationColumns } from './combinations.ts';
import { keepPairs, type PairSample, pick, placesKept } from './sample.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/** What is believed less than this is not looked at again once it is left out. */
const HARDLY = 1e-6;

/**
 * How far the pairs of a sample are believed to be the same, round by round: all pairs of one combination alike, until rarity
 * says something of each pair by itself.
 */
export class PairBeliefs {
  readonly #combinations: CombinationColumns;
  #pairs: PairSample;
  /** By combination, how many of its pairs are still looked at. */
  #left: Float64Array;
  /** By combination before rarity is known, by pair after. */
  #believed: Float64Array = new Float64Array(0);
  #shifts: Float32Array | null = null;

  constructor(pairs: PairSample, combinations: CombinationColumns) {
    this.#pairs = pairs;
    this.#combinations = combinations;
    this.#left = combinations.times.slice();
  }

  /** Believes what a model says; gives by combination how many pairs of it are believed to be the same. */
  renew({ groups, matching }: MatchModel): Float64Array {
    const odds = oddsOf(groups, matching, this.#combinations);
    if (this.#shifts === null) {
      this.#believed = odds.map(probabilityOf);
      return this.#believed.map((belief, number) => belief * (this.#left[number] as number));
    }
    const { metAs, size } = this.#pairs;
    const sums = new Float64Array(odds.length);
    for (let pair = 0; pair < size; pair++) {
      const number = metAs[pair] as number;
      const belief = probabilityOf((odds[number] as number) + (this.#shifts[pair] as number));
      this.#believed[pair] = belief;
      sums[number] = (sums[number] as number) + belief;
    }
    return sums;
  }

  /** Leaves out what is hardly believed. */
  leaveOut(): void {
    const believed = this.#believed;
    const isBelieved = (at: number): boolean => (believed[at] as number) >= HARDLY;
    if (this.#shifts === null) {
      this.#left = this.#left.map((often, number) => (isBelieved(number) ? often : 0));
      return;
    }
    const places = placesKept(this.#pairs.size, isBelieved);
    this.#pairs = keepPairs(this.#pairs, places);
    this.#shifts = pick(this.#shifts, places, new Float32Array(places.length));
    this.#believed = pick(believed, places, new Float64Array(places.length));
  }

  /** The pairs that are still looked at, with the odds that a model gives each. */
  scored({ groups, matching }: MatchModel): ScoredPairs {
    const { pairs } = this.onePerPair();
    const byNumber = oddsOf(groups, matching, this.#combinations);
    const odds = new Float32Array(pairs.size);
    for (let pair = 0; pair < odds.length; pair++)
      odds[pair] = (byNumber[pairs.metAs[pair] as number] as number) + (this.#shifts?.[pair] ?? 0);
    return { left: pairs.one, right: pairs.other, odds };
  }

  /** The pairs that are still looked at, each with how far it is believed. */
  onePerPair(): { readonly pairs: PairSample; readonly believed: Float64Array } {
    if (this.#shifts !== null) return { pairs: this.#pairs, believed: this.#believed };
    const { metAs, size } = this.#pairs;
    const places = placesKept(size, (pair) => (this.#left[metAs[pair] as number] as number) > 0);
    const pairs = keepPairs(this.#pairs, places);
    return { pairs, believed: pick(this.#believed, pairs.metAs, new Float64Array(pairs.size)) };
  }

  /** From now on each pair is believed for itself: `shifts` adds, for each of `pairs`, what rarity says of it. */
  tellApart({ pairs, believed }: ReturnType<PairBeliefs['onePerPair']>, shifts: Float32Array): void {
    this.#pairs = pairs;
    this.#believed = believed;
    this.#shifts = shifts;
  }
}
