import { readPersonName } from '../../normalise/index.ts';
import { familyName, familyNameReading } from './family-name.ts';
import { givenName, givenNameReading } from './given-name.ts';
import type { Kind } from './kind.ts';

/** The first names of a cell that holds a whole name. */
export const givenOfPersonName: Kind = {
  ...givenName,
  read(cell, pool) {
    const name = readPersonName(cell);
    return name === null ? null : givenNameReading(name, pool);
  },
};

/** The family name, without tussenvoegsels, of a cell that holds a whole name. */
export const familyOfPersonName: Kind = {
  ...familyName,
  read(cell, pool) {
    const name = readPersonName(cell);
    return name === null ? null : familyNameReading(name, pool);
  },
};
