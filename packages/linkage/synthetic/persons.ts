import { damagedCopy } from './dutch/damage.ts';
import { columns, household, type PersonCells } from './dutch/person.ts';
import { Random, Weighted } from './random.ts';

export type PersonsWanted = {
  /** Rows in all, copies included. */
  readonly rows: number;
  readonly seed: number;
  /** The share of the rows that is a damaged copy. */
  readonly duplicates: number;
};

const copiesChoice = new Weighted([
  [1, 78],
  [2, 16],
  [3, 6],
]);

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const asLine = (id: string, cells: PersonCells): string =>
  `${id},${columns.map((column) => quoted(cells[column])).join(',')}`;

/** Whether the person gets copies now: spread over the file, and all of them given out at its end. */
function copiesDue(random: Random, copies: number, made: number, done: number, persons: number): number {
  const due = Math.round((copies * done) / persons) - made;
  if (done === persons) return Math.max(0, due);
  return due > 0 && random.chance(0.6) ? Math.min(copiesChoice.choose(random), copies - made) : 0;
}

/**
 * Lines of a file with Dutch persons who do not exist, in a mixed order. The same wish gives the same lines. Rows whose ids
 * begin with the same number are one person.
 */
export function personLines({ rows, seed, duplicates }: PersonsWanted): {
  readonly header: string;
  readonly lines: readonly string[];
} {
  const random = new Random(seed);
  const copies = Math.min(Math.round(rows * duplicates), rows - 1);
  const persons = rows - copies;
  const lines: string[] = [];
  let number = 0;
  let made = 0;
  while (number < persons) {
    for (const person of household(random).slice(0, persons - number)) {
      lines.push(asLine(`p${number}-0`, person.cells));
      const wanted = copiesDue(random, copies, made, number + 1, persons);
      for (let copy = 1; copy <= wanted; copy += 1) {
        lines.push(asLine(`p${number}-${copy}`, damagedCopy(person, random)));
      }
      number += 1;
      made += wanted;
    }
  }
  return { header: ['id', ...columns].join(','), lines: random.shuffle(lines) };
}
