import { parsePersonName } from '../../normalise/index.ts';
import { familyName, readFamilyName } from './family-name.ts';
import { givenName, readGivenNames } from './given-name.ts';
import type { Kind } from './kind.ts';

/** The first names of a cell that holds a whole name. */
export const givenOfPersonName: Kind = {
  ...givenName,
  read(cell, pool) {
    const name = parsePersonName(cell);
    return name === null ? null : readGivenNames(name.givenNames ?? '', name.initials, pool);
  },
};

/** The family name, without tussenvoegsels, of a cell that holds a whole name. */
export const familyOfPersonName: Kind = {
  ...familyName,
  read(cell, pool) {
    const name = parsePersonName(cell);
    return name === null || name.familyName === null
      ? null
      : readFamilyName(name.familyName.split(/\s*[-/]\s*/), pool);
  },
};
