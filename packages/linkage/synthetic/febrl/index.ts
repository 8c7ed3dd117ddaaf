import { Random, Weighted } from '../random.ts';
import { damage, type Severity } from './damage.ts';
import { type FebrlRecord, fields, makeRecord } from './record.ts';

export const availableSets = ['1', '2', '3', '3-mild', '4'] as const;
export type FebrlSet = (typeof availableSets)[number];

type Recipe = Severity & {
  readonly originals: number;
  readonly copies: number;
  /** How many copies an original has that has any. */
  readonly perOriginal: Weighted<number>;
};

const evenly = (most: number): Weighted<number> =>
  new Weighted(Array.from({ length: most }, (_, index): [number, number] => [index + 1, 1]));
const one = new Weighted([[1, 1]]);

/** The numbers of changed fields that FEBRL set 1 has. */
const asInSet1 = new Weighted([
  [1, 130],
  [2, 171],
  [3, 124],
  [4, 51],
  [5, 21],
  [6, 2],
  [7, 1],
]);
/** Poisson-like and Zipf-like: as the generator of the FEBRL sets describes them. */
const poisson = new Weighted([
  [1, 31],
  [2, 38],
  [3, 20],
  [4, 8],
  [5, 3],
]);
const zipf = new Weighted([
  [1, 34],
  [2, 23],
  [3, 17],
  [4, 14],
  [5, 12],
]);

const recipes: Readonly<Record<FebrlSet, Recipe>> = {
  '1': { originals: 500, copies: 500, perOriginal: one, changes: asInSet1, perField: 1 },
  '2': { originals: 4_000, copies: 1_000, perOriginal: poisson, changes: evenly(4), perField: 2 },
  '3': { originals: 2_000, copies: 3_000, perOriginal: zipf, changes: evenly(10), perField: 3 },
  '3-mild': { originals: 2_000, copies: 3_000, perOriginal: zipf, changes: evenly(6), perField: 4 },
  '4': { originals: 5_000, copies: 5_000, perOriginal: one, changes: evenly(4), perField: 2 },
};

type Named = { readonly id: string; readonly record: FebrlRecord };

/** Hands out the copies over originals, taken in a mixed order. */
function copiesOf(originals: readonly FebrlRecord[], recipe: Recipe, random: Random): Named[] {
  const order = random.shuffle([...originals.keys()]);
  const copies: Named[] = [];
  for (const number of order) {
    const wanted = Math.min(recipe.perOriginal.choose(random), recipe.copies - copies.length);
    const original = originals[number];
    if (original === undefined || wanted <= 0) break;
    for (let copy = 0; copy < wanted; copy += 1) {
      copies.push({ id: `rec-${number}-dup-${copy}`, record: damage(original, recipe, random) });
    }
  }
  return copies;
}

const asLine = ({ id, record }: Named): string => [id, ...fields.map((field) => record[field])].join(', ');

/** A made set, as lines of one file, or of two for the fourth. Rows with the same number are one person. */
export function febrlLines({ set, seed }: { readonly set: FebrlSet; readonly seed: number }): {
  readonly header: string;
  readonly files: readonly (readonly string[])[];
} {
  const recipe = recipes[set];
  const random = new Random(seed * 8 + availableSets.indexOf(set));
  const originals = Array.from({ length: recipe.originals }, () => makeRecord(random));
  const first = originals.map((record, number): Named => ({ id: `rec-${number}-org`, record }));
  const copies = copiesOf(originals, recipe, random);
  const groups = set === '4' ? [first, copies] : [[...first, ...copies]];
  return {
    header: ['rec_id', ...fields].join(', '),
    files: groups.map((group) => random.shuffle(group).map(asLine)),
  };
}
