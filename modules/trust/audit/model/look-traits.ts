import {
  familyNameKey,
  givenNameKey,
  parsePersonName,
  readAddressLine,
} from '#packages/linkage/normalise/index.ts';
import { linkingKeys } from '#platform/kit/index.ts';

/** Somebody or some place in a record, as the record has it. */
export type NamedInRecord = {
  readonly recordId: string;
  readonly name: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  /** An address on one line, where its parts are not known. */
  readonly address: string | null;
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly houseAddition: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
};

/** The family name without what stands before it; undefined when there is none. */
export function familyNameOf(name: string): string | undefined {
  const parsed = parsePersonName(name);
  const key = parsed === null ? '' : familyNameKey(parsed);
  return key === '' ? undefined : key;
}

/** First given name with family name: two of them that are equal are written the same. */
export function fullNameOf(name: string): string | undefined {
  const parsed = parsePersonName(name);
  if (parsed === null) return undefined;
  const [given, family] = [givenNameKey(parsed), familyNameKey(parsed)];
  return given === '' || family === '' ? undefined : `${given} ${family}`;
}

/**
 * In which ways a person of the list is compared. With a birth date only who has that date, or of whom none is known, is the same
 * person; without one everybody of that name is. Empty: no given name with a family name.
 */
export function listedPersonTexts(name: string, birthDate: string | null): string[] {
  const full = fullNameOf(name);
  if (full === undefined) return [];
  return birthDate === null ? [`name ${full}`] : [`born ${full} ${birthDate}`, `unknown ${full}`];
}

/** The ways in which somebody in a record may stand on the list. */
export function personTexts({ name, birthDate }: Pick<NamedInRecord, 'name' | 'birthDate'>): string[] {
  const full = name === null ? undefined : fullNameOf(name);
  if (full === undefined) return [];
  return [`name ${full}`, birthDate === null ? `unknown ${full}` : `born ${full} ${birthDate}`];
}

/** By postcode and by street, each with number and addition; an address on one line is read first. */
export function addressTexts(place: Omit<NamedInRecord, 'recordId' | 'name' | 'birthDate'>): string[] {
  const line = place.address === null ? undefined : readAddressLine(place.address);
  const address =
    line === undefined
      ? place
      : {
          street: line.street,
          houseNumber: line.number,
          houseAddition: line.addition,
          postcode: line.postcode,
          town: line.town,
        };
  return linkingKeys({ address }).map(({ kind, text }) => `${kind} ${text}`);
}
