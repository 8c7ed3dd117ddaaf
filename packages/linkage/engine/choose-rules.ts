import { joinParts, type Part, partHashes, partsOf, type Rule } from './blocking.ts';
import { HashCounter } from './hash-counter.ts';
import { Misfit } from './misfit.ts';
import type { Plan } from './plan.ts';
import type { Swap } from './swap.ts';
import type { FieldPlan, Table } from './table.ts';

/** Records by which the cost of a rule is estimated. */
const SAMPLE = 3000;
/** How often one field of two records of the same person is taken to be damaged; only the proportion between sets of fields counts. */
const DAMAGE = 0.35;
/** Fields that may be damaged at once and the pair still be found; fewer of many, because the sets of them grow fast. */
const mostDamaged = (fields: number): number => (fields <= 20 ? 6 : 4);
/** How much of what a rule should find it does find: a field may be damaged in a way that spares the part. */
const SURE = 0.9;

type Costed = {
  readonly rule: Rule;
  readonly fields: number;
  readonly pairs: number;
  readonly present: number;
};

export type Budget = { readonly pairs: number; readonly rules: number; readonly largestBlock: number };

/** More comparisons for each record in a small table: a million records cannot have each what a thousand can. */
export function budgetFor(size: number): Budget {
  const share = Math.min(1, Math.max(0, (Math.log10(Math.max(size, 1)) - 4) / 2));
  return {
    pairs: size * (30 - 18 * share),
    rules: Math.round(60 - 44 * share),
    largestBlock: Math.round(400 - 280 * share),
  };
}

/**
 * Rules such that, whichever few fields are damaged, some rule avoids them all: the cheapest for what they cover first, until the
 * budget of pairs is spent or another rule would find next to nothing.
 */
export function chooseRules(table: Table, { fields: plans, swaps }: Plan, budget: Budget): Rule[] {
  const glance = glanceAt(table, plans);
  const costed = candidates(plans, swaps)
    .map((rule) => costOf(glance, rule))
    .filter((one) => one.present > 0.02 && one.pairs <= budget.pairs / 3);
  const sets = damagedSets(plans.length);
  const chosen: Rule[] = [];
  let spent = 0;
  while (chosen.length < budget.rules) {
    const best = mostFor(costed, sets, table.size, budget.pairs - spent, chosen);
    if (best === undefined) break;
    chosen.push(best.rule);
    spent += best.pairs;
    for (const set of sets) if ((set.fields & best.fields) === 0) set.open *= 1 - best.present * SURE;
  }
  return chosen;
}

type DamagedSet = { readonly fields: number; open: number };

function damagedSets(fields: number): DamagedSet[] {
  const sets: DamagedSet[] = [];
  const most = mostDamaged(fields);
  const add = (from: number, mask: number, size: number) => {
    sets.push({ fields: mask, open: DAMAGE ** size * (1 - DAMAGE) ** (fields - size) });
    if (size === most) return;
    for (let field = from; field < fields; field++) add(field + 1, mask | (1 << field), size + 1);
  };
  add(0, 0, 0);
  const all = sets.reduce((sum, { open }) => sum + open, 0);
  return sets.map((set) => ({ ...set, open: set.open / all }));
}

const WORTH_IT = 0.0001;

function mostFor(
  costed: readonly Costed[],
  sets: readonly DamagedSet[],
  size: number,
  left: number,
  chosen: readonly Rule[],
): Costed | undefined {
  let best: Costed | undefined;
  let most = 0;
  const openByFields = new Map<number, number>();
  for (const one of costed) {
    if (one.pairs > left || chosen.includes(one.rule)) continue;
    const open = openByFields.get(one.fields) ?? openWithout(one.fields, sets);
    openByFields.set(one.fields, open);
    const found = open * one.present;
    const worth = found / (one.pairs + size * 4);
    if (found > WORTH_IT && worth > most) {
      most = worth;
      best = one;
    }
  }
  return best;
}

/** How much is still to be found among pairs of which none of these fields is damaged. */
function openWithout(fields: number, sets: readonly DamagedSet[]): number {
  let open = 0;
  for (let at = 0; at < sets.length; at++) {
    const set = sets[at] as DamagedSet;
    if ((set.fields & fields) === 0) open += set.open;
  }
  return open;
}

function candidates(plans: readonly FieldPlan[], swaps: readonly Swap[]): Rule[] {
  const parts = partsOf(plans);
  const rules: Rule[] = parts.map((part) => ({ name: part.name, parts: [part] }));
  parts.forEach((one, at) => {
    for (const other of parts.slice(at + 1))
      if (other.field !== one.field) rules.push({ name: `${one.name}+${other.name}`, parts: [one, other] });
  });
  for (const swap of swaps) {
    const part = (field: number): Part | undefined =>
      parts.find((one) => one.field === field && one.name.endsWith('.sound'));
    const first = part(swap.first);
    const second = part(swap.second);
    if (first && second) rules.push({ name: `${first.name}~${second.name}`, parts: [first, second], swap });
  }
  return rules;
}

/** The rules as settings name them. Error: a part that no field has. */
export function namedRules(names: readonly (readonly string[])[], plans: readonly FieldPlan[]): Rule[] {
  const parts = partsOf(plans);
  return names.map((rule, at) => ({
    name: rule.join('+'),
    parts: rule.map((name, place) => {
      const part = parts.find((one) => one.name === name);
      if (part === undefined)
        throw new Misfit(
          `There is no part "${name}" to block by; there are: ${parts.map((one) => one.name).join(', ')}.`,
          ['blocking', at, place],
        );
      return part;
    }),
  }));
}

/** A look at some of the records, enough to say what a rule would cost. */
type Glance = {
  /** By part, in the order of `partsOf`, the hashes of the records looked at. */
  readonly hashes: ReadonlyMap<string, Uint32Array>;
  readonly size: number;
  /** How many times larger the table is. */
  readonly grown: number;
  readonly counter: HashCounter;
  /** Where the hashes of one rule after another are written. */
  readonly joined: Uint32Array;
};

function glanceAt(table: Table, plans: readonly FieldPlan[]): Glance {
  const stride = Math.max(1, Math.ceil(table.size / SAMPLE));
  const size = Math.ceil(table.size / stride);
  const hashes = new Map(
    partsOf(plans).map((part) => [part.name, partHashes(table, plans, part, stride)] as const),
  );
  const grown = table.size / size;
  return { hashes, size, grown, counter: new HashCounter(size), joined: new Uint32Array(size) };
}

const nobody = new Uint32Array(0);

function costOf({ hashes, size, grown, counter, joined }: Glance, rule: Rule): Costed {
  const parts = rule.parts.map(({ name }) => hashes.get(name) ?? nobody);
  // Hashes of one rule need not be told from those of another here, so those of its first part are joined as they are.
  if (rule.swap === undefined) joined.set(parts.shift() ?? nobody);
  else joined.fill(1);
  joinParts(rule, parts, joined);
  const { known, pairs } = countHashes(joined, counter);
  return {
    rule,
    fields: rule.parts.reduce((mask, { field }) => mask | (1 << field), 0),
    pairs: pairs * grown * grown,
    present: known / size,
  };
}

/** Of hashes, how many there are (0 is none), and how many pairs have the same. */
export function countHashes(
  hashes: Uint32Array,
  counter: HashCounter,
): { readonly known: number; readonly pairs: number } {
  counter.clear();
  let known = 0;
  let pairs = 0;
  for (let record = 0; record < hashes.length; record++) {
    const hash = hashes[record] as number;
    if (hash === 0) continue;
    known++;
    pairs += counter.add(hash, 1);
  }
  return { known, pairs };
}
