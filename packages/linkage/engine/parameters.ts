import { z } from 'zod';
import { type Completions, completionsOf, spread } from './distribution.ts';
import type { Estimate } from './estimate.ts';
import { Misfit } from './misfit.ts';
import type { Plan } from './plan.ts';
import type { Table } from './table.ts';

const chances = z.array(z.number().min(0).max(1));

/** What a run learned, to be used again: the same settings then give the same weights, also for one new record. */
export const parametersSchema = z.strictObject({
  version: z.literal(1),
  /** Of all pairs, the share that is the same. */
  matching: z.number().gt(0).lt(1),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      fields: z.array(z.string()),
      /** Chances of the complete patterns, in their order, for the same and for different things. */
      same: chances,
      different: chances,
    }),
  ),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      kind: z.string(),
      /** Records that had the field. */
      known: z.number(),
      parts: z.array(
        z.strictObject({
          name: z.string(),
          /** How often two different things agree in it. */
          agreement: z.number(),
          /** In how many records a part stands, by its hash; only of parts that are not rare. */
          common: z.array(z.tuple([z.number(), z.number()])),
        }),
      ),
    }),
  ),
});

export type Parameters = z.output<typeof parametersSchema>;

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

/** Errors: no parameters at all (zod); `Misfit`: parameters of other fields, kinds or groups than the settings ask for. */
export function readParameters(given: Parameters, plan: Plan): Estimate {
  const parameters = parametersSchema.parse(given);
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
