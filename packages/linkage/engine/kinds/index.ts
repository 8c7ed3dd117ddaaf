import { additionKey } from '../../normalise/addition.ts';
import { parseBsn } from '../../normalise/bsn.ts';
import { parseEmail } from '../../normalise/email.ts';
import { isFillerBsn, isFillerDigits } from '../../normalise/filler.ts';
import { parseHouseNumber } from '../../normalise/house-number.ts';
import { parseIban } from '../../normalise/iban.ts';
import { parseKvk } from '../../normalise/kvk.ts';
import { lettersAndDigits } from '../../normalise/plain-letters.ts';
import { plateKey } from '../../normalise/plate.ts';
import { writePostcode } from '../../normalise/postcode.ts';
import { code, codeOf, withoutFillers } from './code.ts';
import { companyName } from './company-name.ts';
import { date } from './date.ts';
import { familyName } from './family-name.ts';
import { givenName } from './given-name.ts';
import { type Kind, readingWith } from './kind.ts';
import { familyOfPersonName, givenOfPersonName } from './person-name.ts';
import { text } from './text.ts';

export type { Kind, LevelName, Reading } from './kind.ts';

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false };
const valueOr = <Value>(read: Read<Value>): Value | null => (read.ok ? read.value : null);

/** A valid number has check digits: two different valid ones are never one slip of the hand. */
const bsn: Kind = {
  ...codeOf('bsn', (cell) => valueOr(parseBsn(cell))),
  width: 2,
  read(cell, pool) {
    const valid = valueOr(parseBsn(cell));
    if (isFillerDigits(lettersAndDigits(cell)) || (valid !== null && isFillerBsn(valid))) return null;
    const plain = codeOf('bsn', () => valid).read(cell, pool);
    return plain === null
      ? null
      : readingWith([...plain.features, valid === null ? 0 : 1], (part) => plain.part(part));
  },
  keepsApart: (_pool, features, one, other) =>
    features[one] !== features[other] && features[one + 1] === 1 && features[other + 1] === 1,
};

/** A kind that is loaded when it is first asked for, because what it reads with takes long to load. */
const LATER = 'later';

const kinds = {
  text,
  code,
  date,
  'given-name': givenName,
  'family-name': familyName,
  'company-name': companyName,
  bsn,
  kvk: withoutFillers(
    codeOf('kvk', (cell) => valueOr(parseKvk(cell))),
    (cell) => isFillerDigits(lettersAndDigits(cell)),
  ),
  iban: codeOf('iban', (cell) => valueOr(parseIban(cell))?.toLowerCase() ?? null),
  phone: LATER,
  plate: codeOf('plate', plateKey),
  email: codeOf('email', (cell) => valueOr(parseEmail(cell))?.toLowerCase() ?? null),
  postcode: codeOf('postcode', (cell) => writePostcode(cell).replace(' ', '').toLowerCase()),
  'house-number': codeOf('house-number', (cell) => {
    const read = parseHouseNumber(cell);
    return read.ok ? String(read.value.number) : null;
  }),
  'house-addition': codeOf('house-addition', additionKey),
} satisfies Record<string, Kind | typeof LATER>;

/** What a column may hold. `person-name` is read as two: first names and family name. */
export const columnKindNames = [
  'person-name',
  ...(Object.keys(kinds) as (keyof typeof kinds)[]),
] as const satisfies readonly string[];
/** The README has a table of what each is for and at which levels it compares. */
export type ColumnKind = (typeof columnKindNames)[number];

const loaded = new Map<ColumnKind, Kind>();

/** Loads those of these kinds that are not there from the start; `kindsOf` then knows them. */
export async function loadKinds(names: readonly ColumnKind[]): Promise<void> {
  if (names.includes('phone')) provideKinds(await import('./phone.ts'));
}

/** For who cannot wait and has them at hand. */
export function provideKinds({ phone }: { readonly phone: Kind }): void {
  loaded.set('phone', phone);
}

function kindNamed(name: keyof typeof kinds): Kind {
  const kind = kinds[name];
  const found = kind === LATER ? loaded.get(name) : kind;
  if (found === undefined) throw new Error(`The kind "${name}" was not loaded.`);
  return found;
}

/** The kinds that one column is compared by, each with the name of its field. Error: a kind that was not loaded. */
export function kindsOf(column: string, kind: ColumnKind): { readonly field: string; readonly kind: Kind }[] {
  if (kind !== 'person-name') return [{ field: column, kind: kindNamed(kind) }];
  return [
    { field: `${column}.family`, kind: familyOfPersonName },
    { field: `${column}.given`, kind: givenOfPersonName },
  ];
}
