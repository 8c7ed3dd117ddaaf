import { personLines } from '../../synthetic/persons.ts';
import type { Settings } from '../settings.ts';
import type { Rows } from '../table.ts';

/** Made Dutch persons; those whose ids begin with the same number are one. */
export function madePersons(rows: number, seed: number): Rows {
  const { header, lines } = personLines({ rows, seed, duplicates: 0.3 });
  const [, ...names] = header.split(',');
  const cells = lines.map((line) => line.split(','));
  return {
    ids: cells.map(([id = '']) => id),
    columns: Object.fromEntries(names.map((name, at) => [name, cells.map((line) => line[at + 1] ?? '')])),
  };
}

export const personSettings = {
  fields: [
    { column: 'given_names', kind: 'given-name' },
    { column: 'family_name', kind: 'family-name' },
    { column: 'birth_date', kind: 'date' },
    { column: 'street', kind: 'text', group: 'address' },
    { column: 'house_number', kind: 'house-number', group: 'address' },
    { column: 'postcode', kind: 'postcode', group: 'address' },
    { column: 'phone', kind: 'phone' },
  ],
  swappable: [['given_names', 'family_name']],
} satisfies Settings;

export const samePerson = (one: string, other: string): boolean => one.split('-')[0] === other.split('-')[0];
