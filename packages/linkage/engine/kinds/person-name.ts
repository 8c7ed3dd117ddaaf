import { type FullName, readPersonName } from '../../normalise/full-name.ts';
import { familyName, familyNameReading } from './family-name.ts';
import { givenName, givenNameReading } from './given-name.ts';
import type { Kind } from './kind.ts';

/** Both halves are read of one cell, one after the other: the whole is taken apart once. */
let last: { readonly cell: string; readonly name: FullName | null } = { cell: '', name: null };

function nameIn(cell: string): FullName | null {
  if (cell !== last.cell) last = { cell, name: readPersonName(cell) };
  return last.name;
}

/** The first names of a cell that holds a whole name. */
export const givenOfPersonName: Kind = {
  ...givenName,
  read(cell, pool) {
    const name = nameIn(cell);
    return name === null ? null : givenNameReading(name, pool);
  },
};

/** The family name, without tussenvoegsels, of a cell that holds a whole name. */
export const familyOfPersonName: Kind = {
  ...familyName,
  read(cell, pool) {
    const name = nameIn(cell);
    return name === null ? null : familyNameReading(name, pool);
  },
};
