import * as v from 'valibot';
import { type Completions, completionsOf, spread } from './distribution.ts';
import type { Estimate } from './estimate.ts';
import { Misfit } from './misfit.ts';
import type { Plan } from './plan.ts';
import type { Table } from './table.ts';

/** JSON can hold a number that is too large for one: 1e999. */
const number = v.pipe(v.number(), v.finite('expected a finite number'));
const chances = v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** What a run learned, to be used again: the same settings then give the same weights, also for one new record. */
export const parametersSchema = v.strictObject({
  version: v.literal(1),
  /** Of all pairs, the share that is the same. */
  matching: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  groups: v.array(
    v.strictObject({
      name: v.string(),
      fields: v.array(v.string()),
      /** Chances of the complete patterns, in their order, for the same and for different things. */
      same: chances,
      different: chances,
    }),
  ),
  fields: v.array(
    v.strictObject({
      field: v.string(),
      kind: v.string(),
      /** Records that had the field. */
      known: number,
      parts: v.array(
        v.strictObject({
          name: v.string(),
          /** How often two different things agree in it. */
          agreement: number,
          /** In how many records a part stands, by its hash; only of parts that are not rare. */
          common: v.array(v.strictTuple([number, number])),
        }),
      ),
    }),
  ),
});

export type Parameters = v.InferOutput<typeof parametersSchema>;

/** A value in fewer records than this is rare, and not kept. */
const COMMON_FROM = 3;
const MOST_COMMON = 3000;
const DIGITS = 6;

const short = (chance: number): number => Number(chance.toPrecision(DIGITS));

export function writeParameters(estimate: Estimate, plan: Plan, table: Table): Parameters {
  return {
    version: 1,
    matching: estimate.matching,
    groups: plan.groups.map((group, index) => {
      const { complete } = completionsOf(group);
      const model = estimate.groups[index];
      return {
        name: group.name,
        fields: group.fields.map((field) => plan.fields[field]?.field ?? ''),
        same: complete.map((pattern) => short(model?.same[pattern] ?? 0)),
        different: complete.map((pattern) => short(model?.different[pattern] ?? 0)),
      };
    }),
    fields: plan.fields.map(({ field, kind }, at) => ({
      field,
      kind: kind.name,
      known: table.columns[at]?.known ?? 0,
      parts: kind.parts.map((name, part) => ({
        name,
        agreement: short(estimate.rarity[at]?.[part] ?? 1),
        common: commonParts(table, at, kind.parts.length, part),
      })),
    })),
  };
}

function commonParts(table: Table, field: number, width: number, part: number): [number, number][] {
  const column = table.columns[field];
  const found = new Map<number, number>();
  for (let at = part; column !== undefined && at < column.parts.length; at += width) {
    const count = column.partCounts[at] as number;
    if (count >= COMMON_FROM && column.parts[at] !== 0) found.set(column.parts[at] as number, count);
  }
  return [...found].sort(([a, one], [b, other]) => other - one || a - b).slice(0, MOST_COMMON);
}

/** Errors: no parameters at all (valibot); `Misfit`: parameters of other fields, kinds or groups than the settings ask for. */
export function readParameters(given: Parameters, plan: Plan): Estimate {
  const parameters = v.parse(parametersSchema, given);
  const asked = plan.fields.map(({ field, kind }) => `${field} (${kind.name})`).join(', ');
  const learned = parameters.fields.map(({ field, kind }) => `${field} (${kind})`).join(', ');
  if (asked !== learned)
    throw new Misfit(
      `The parameters are of other columns: they know ${learned}; the settings ask for ${asked}.`,
    );
  return {
    matching: parameters.matching,
    rounds: 0,
    kept: null,
    rarity: parameters.fields.map(({ parts }) => parts.map(({ agreement }) => agreement)),
    groups: plan.groups.map((group, index) => {
      const completions: Completions = completionsOf(group);
      const known = parameters.groups[index];
      const patterns = completions.complete.length;
      const together = group.fields.map((field) => plan.fields[field]?.field).join();
      if (
        known?.fields.join() !== together ||
        known.same.length !== patterns ||
        known.different.length !== patterns
      )
        throw new Misfit(
          `The parameters weigh the columns of "${group.name}" together in another way than the settings.`,
        );
      return {
        same: spread(group, completions, known.same),
        different: spread(group, completions, known.different),
      };
    }),
  };
}
