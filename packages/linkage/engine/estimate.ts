import { type Agreement, countAgreement } from './agreement.ts';
import { type GroupModel, type MatchModel, oddsOf, probabilityOf } from './beliefs.ts';
import type { Border } from './candidates.ts';
import type { Collected } from './collect-pairs.ts';
import { countPatterns, digitsOfCombination } from './combinations.ts';
import {
  type Completions,
  chancesFrom,
  completionsOf,
  type Distribution,
  fieldChances,
  independent,
  spread,
} from './distribution.ts';
import { digitAt, type Group } from './groups.ts';
import { PairBeliefs } from './pair-beliefs.ts';
import type { Plan } from './plan.ts';
import { agreementByChance, type Rarity, rarityReader } from './rarity.ts';
import type { PairSample } from './sample.ts';
import type { ScoredPairs } from './scored-pairs.ts';
import type { FieldPlan, Table } from './table.ts';

export type Estimate = {
  readonly groups: readonly GroupModel[];
  readonly rarity: Rarity;
  /** Of all pairs, the share that is the same. */
  readonly matching: number;
  /** Rounds until nothing changed any more. */
  readonly rounds: number;
  /** The pairs that may be the same with their odds, when all pairs were looked at: no other needs a score. */
  readonly kept: ScoredPairs | null;
};

const ROUNDS = 60;
const ENOUGH = 1e-4;
/** After this many rounds the model knows enough to say how often values agree by chance. */
const RARITY_FROM = 6;
/** After each of these rounds what is hardly believed is not looked at again. */
const KEEP_AFTER: ReadonlySet<number> = new Set([3, 6, 8]);
/** Pairs' worth of belief in what is expected beforehand. */
const BELIEF_SAME = 4;
const BELIEF_DIFFERENT = 30;
const BELIEF_ONCE = 0.5;

/** Everything one estimation works on. */
type Work = {
  readonly table: Table;
  readonly plans: readonly FieldPlan[];
  readonly groups: readonly Group[];
  readonly completions: readonly Completions[];
  readonly agreement: readonly Agreement[];
  readonly collected: Collected;
  /** By group, how often each pattern stands in the pairs that were collected, also those that are never one. */
  readonly met: readonly Float64Array[];
  /** Of the pairs that share a block, how many of them were collected. */
  readonly share: number;
  readonly allPairs: number;
};

/**
 * Weights without labels (Fellegi and Sunter 1969; expectation and maximisation after Dempster, Laird and Rubin 1977).
 * What different things look like is counted in pairs drawn at random, less what the model takes for the same; what the same thing
 * looks like in the pairs that share a block, each as far as the model believes it.
 */
export function estimate(
  table: Table,
  { fields: plans, groups }: Plan,
  border: Border,
  collected: Collected,
): Estimate {
  const work: Work = {
    table,
    plans,
    groups,
    completions: groups.map(completionsOf),
    agreement: countAgreement(table, plans, border),
    collected,
    met: metIn(collected, groups),
    share: collected.share,
    allPairs: border === null ? (table.size * (table.size - 1)) / 2 : border * (table.size - border),
  };
  const beliefs = new PairBeliefs(collected.sample, collected.combinations);
  let model = begin(work);
  let rarity: Rarity = [];
  let rounds = 0;
  for (; rounds < ROUNDS; rounds++) {
    const { matching } = model;
    model = maximise(work, model, beliefs.renew(model));
    if (KEEP_AFTER.has(rounds)) beliefs.leaveOut();
    if (rounds === RARITY_FROM) {
      const each = beliefs.onePerPair();
      rarity = agreementByChance(table, plans, work.agreement, each.pairs, each.believed, work.share);
      beliefs.tellApart(each, shiftsOf(work, each.pairs, rarity));
    }
    if (rounds > RARITY_FROM + 2 && Math.abs(model.matching - matching) < matching * ENOUGH) break;
  }
  return { ...model, rarity, rounds, kept: work.share === 1 ? beliefs.scored(model) : null };
}

/** By group, how often each pattern stands in all the pairs that share a block and were looked at. */
function metIn({ combinations, apart }: Collected, groups: readonly Group[]): Float64Array[] {
  return groups.map((group, index) => {
    const counts = countPatterns(group, combinations, index, combinations.times);
    return counts.map((count, pattern) => count + (apart[index]?.[pattern] ?? 0));
  });
}

/** What rarity says of each pair. What the pairs look like is known from the combination that they were met with. */
function shiftsOf(
  { table, plans, groups, collected }: Work,
  { size, one, other, metAs }: PairSample,
  rarity: Rarity,
): Float32Array {
  const digitsByNumber = new Array<Uint8Array | undefined>(collected.combinations.times.length);
  const rarityOf = rarityReader(table, plans, groups, rarity);
  const shifts = new Float32Array(size);
  for (let pair = 0; pair < size; pair++) {
    const number = metAs[pair] as number;
    digitsByNumber[number] ??= digitsOfCombination(groups, collected.combinations, number);
    const digits = digitsByNumber[number];
    shifts[pair] = rarityOf(digits, one[pair] as number, other[pair] as number);
  }
  return shifts;
}

/** Beforehand: three of four fields the same, one of twenty different, the rest between them. */
function expectedSame(plan: FieldPlan | undefined, base: number): Float64Array {
  const levels = plan?.kind.levels ?? [];
  const between = 0.2 / Math.max(1, levels.length - 2);
  const chances = new Float64Array(base);
  levels.forEach(({ name }, index) => {
    chances[index + 1] = name === 'same' ? 0.75 : name === 'different' ? 0.05 : between;
  });
  if (base > levels.length + 1) chances[levels.length + 1] = 0.005;
  return chances;
}

function begin(work: Work): MatchModel {
  const same = work.groups.map((group, index) => {
    const fields = group.fields.map((field, place) =>
      expectedSame(work.plans[field], group.bases[place] ?? 0),
    );
    const own = work.completions[index] as Completions;
    return spread(group, own, independent(group, own, fields));
  });
  const even = work.groups.map((group, index) => {
    const own = work.completions[index] as Completions;
    return spread(group, own, evenly(own));
  });
  const matching = Math.min(0.2, (0.05 * work.table.size) / Math.max(1, work.allPairs));
  const groups = same.map((distribution, group) => ({
    same: distribution,
    different: even[group] as Distribution,
  }));
  return { matching, groups: withDifferent(work, { groups, matching }, null) };
}

const evenly = (completions: Completions): number[] =>
  completions.complete.map(() => 1 / completions.complete.length);

/** `believed`: of each combination, how many pairs of it are believed to be the same. */
function maximise(work: Work, model: MatchModel, believed: Float64Array): MatchModel {
  const matches = believed.reduce((sum, belief) => sum + belief, 0);
  const matching = Math.min(0.5, Math.max(1e-12, matches / work.share / Math.max(1, work.allPairs)));
  const seen = work.groups.map((group, index) =>
    countPatterns(group, work.collected.combinations, index, believed),
  );
  const groups = work.groups.map((group, index) => {
    const { same, different } = model.groups[index] as GroupModel;
    const own = work.completions[index] as Completions;
    const alone = group.fields.map((field, place) =>
      blend(fieldChances(group, same, place), expectedSame(work.plans[field], group.bases[place] ?? 0)),
    );
    const expected = independent(group, own, alone);
    const chances = chancesFrom(own, seen[index] as Float64Array, same, expected, BELIEF_SAME);
    return { same: spread(group, own, chances), different };
  });
  return { matching, groups: withDifferent(work, { matching, groups }, seen) };
}

const blend = (chances: Float64Array, before: Float64Array): Float64Array =>
  chances.map((chance, digit) => 0.9 * chance + 0.1 * (before[digit] as number));

/**
 * What different things look like: pairs drawn at random, each as far as it is not believed to be the same. How often one field is
 * equal by chance is counted in all pairs, because a sample hardly meets a rare value twice. `same`: by group, how often each pattern
 * stands in pairs of the sample, each as far as it is believed to be the same.
 */
function withDifferent(work: Work, model: MatchModel, same: readonly Float64Array[] | null): GroupModel[] {
  const { atRandom } = work.collected;
  const { times } = atRandom;
  const odds = same === null ? null : oddsOf(model.groups, model.matching, atRandom);
  const doubt = times.map(
    (often, number) => often * (odds === null ? 1 : 1 - probabilityOf(odds[number] ?? 0)),
  );
  const drawn = times.reduce((sum, often) => sum + often, 0);
  return work.groups.map((group, index) => {
    const { same: believed, different } = model.groups[index] as GroupModel;
    const own = work.completions[index] as Completions;
    const counts = countPatterns(group, atRandom, index, doubt);
    if (group.fields.length > 1) raiseToSeen(work, index, same?.[index], counts, drawn);
    const once = spread(group, own, chancesFrom(own, counts, different, evenly(own), BELIEF_ONCE));
    const alone = group.fields.map((_, place) =>
      withEqual(fieldChances(group, once, place), equalByChance(work, index, place, same?.[index])),
    );
    const expected = independent(group, own, alone);
    const chances =
      group.fields.length === 1 ? expected : chancesFrom(own, counts, different, expected, BELIEF_DIFFERENT);
    return { same: believed, different: spread(group, own, chances) };
  });
}

/**
 * Housemates have the same family name, address and telephone, and are hardly ever met at random among a million. But pairs that are
 * much alike share a block, so there they are all counted: what is seen there and not believed to be the same is a bound from below.
 */
function raiseToSeen(
  work: Work,
  index: number,
  same: Float64Array | undefined,
  counts: Float64Array,
  drawn: number,
): void {
  const met = work.met[index] as Float64Array;
  const scale = drawn / Math.max(1, work.share * work.allPairs);
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const doubted = (met[pattern] as number) - (same?.[pattern] ?? 0);
    counts[pattern] = Math.max(counts[pattern] as number, doubted * scale);
  }
}

function withEqual(chances: Float64Array, equal: number): Float64Array {
  const rest = 1 - (chances[1] as number);
  return chances.map((chance, digit) =>
    digit === 1 ? equal : rest <= 0 ? chance : (chance * (1 - equal)) / rest,
  );
}

/** Of the pairs of different things that both have the field, the share that has the same value. */
function equalByChance(work: Work, index: number, place: number, same: Float64Array | undefined): number {
  const group = work.groups[index] as Group;
  const { known, equal } = work.agreement[group.fields[place] as number] as Agreement;
  if (known <= 0) return 0.5;
  let sameKnown = 0;
  let sameEqual = 0;
  same?.forEach((count, pattern) => {
    const digit = count === 0 ? 0 : digitAt(group, pattern, place);
    if (digit !== 0) sameKnown += count;
    if (digit === 1) sameEqual += count;
  });
  const chance = Math.max(0.1, equal - sameEqual / work.share) / Math.max(1, known - sameKnown / work.share);
  return Math.min(0.95, chance);
}
