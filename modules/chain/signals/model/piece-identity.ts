import {
  hash64Text,
  lettersAndDigits,
  linkingKeys,
  normaliseAddition,
  parsePersonName,
  plainLetters,
} from '#platform/kit/index.ts';
import type { SignalAddress } from './fields.ts';
import type { MentionFields } from './mention-schema.ts';
import type { TextPiece } from './text-piece.ts';

type Named = Partial<Omit<MentionFields, 'kind' | 'address'>> & { readonly kind: string };

/** Identifiers say the same whatever they are written like; the linking keys have their one form. */
const sameNumber = ({ plate, phone, email, iban, kvk, kind, name }: Named): string[] =>
  linkingKeys({
    plate: plate ?? null,
    phone: phone ?? null,
    email: email ?? null,
    iban: iban ?? null,
    kvk: kvk ?? null,
    companyName: kind === 'company' ? (name ?? null) : null,
  })
    .filter((key) => key.kind !== 'company-core' && key.kind !== 'company-skeleton')
    .map((key) => `${key.kind}:${key.text}`);

/** Where only one of two says the postcode or the town, street and door are enough within one signal. */
function sameDoor(address: Partial<SignalAddress> | null | undefined): string[] {
  if (!address || typeof address.houseNumber !== 'number') return [];
  const door = `${address.houseNumber}|${normaliseAddition(address.houseAddition ?? '') ?? ''}`;
  return [
    ...(address.street ? [`street:${lettersAndDigits(address.street)}|${door}`] : []),
    ...(address.postcode ? [`postcode:${lettersAndDigits(address.postcode)}|${door}`] : []),
  ];
}

type Person = { readonly given: string; readonly initial: string; readonly family: string };

function personOf(name: string): Person | null {
  const read = parsePersonName(name);
  if (read === null) return null;
  return {
    given: lettersAndDigits((read.givenNames ?? '').split(' ')[0] ?? ''),
    initial: plainLetters(read.initials).charAt(0),
    family: lettersAndDigits(read.familyName ?? ''),
  };
}

/** `Jan Bakker` is `Bakker, Jan`; it may be `J. Bakker`, and is not `Joop Bakker`. */
export function mayBeSamePerson(one: string, other: string): boolean {
  const [first, second] = [personOf(one), personOf(other)];
  if (first === null || second === null) return false;
  if (first.given !== '' && second.given !== '') return first.given === second.given;
  return first.initial === second.initial;
}

/** Texts that are equal when two pieces of one text name the same; the first is the one by which it is remembered. */
export function identitiesOf(piece: TextPiece): readonly string[] {
  const { kind, fields } = piece;
  const { address, ...rest } = fields;
  const person = kind === 'person' ? personOf(fields.name ?? '') : null;
  const names = person === null ? [] : [`person:${person.given || person.initial}|${person.family}`];
  return [...sameNumber({ kind, ...rest }), ...sameDoor(address), ...names];
}

/** What a mention is called in the identities of pieces. */
function identitiesOfMention(mention: MentionFields): string[] {
  const person = mention.kind === 'person' && mention.name !== null ? personOf(mention.name) : null;
  const names =
    person === null
      ? []
      : [
          `person:${person.given || person.initial}|${person.family}`,
          `person:${person.initial}|${person.family}`,
          // A first name alone, or a family name alone, is somebody who was named in full.
          `person:|${person.given}`,
          `person:|${person.family}`,
        ];
  return [...sameNumber(mention), ...sameDoor(mention.address), ...names];
}

/** By which a piece is remembered as one that need not be offered again: a hash, as the linking keys are. */
export const keyOfPiece = (piece: TextPiece): string => hash64Text(identitiesOf(piece)[0] ?? piece.text);

/** Pieces that the signal does not have: not as a mention, and not as the place where it happened. */
export function piecesToOffer(
  pieces: readonly TextPiece[],
  signal: { readonly mentions: readonly MentionFields[]; readonly place: Partial<SignalAddress> | null },
): TextPiece[] {
  const known = new Set([...signal.mentions.flatMap(identitiesOfMention), ...sameDoor(signal.place)]);
  const byInitial = new Set(
    signal.mentions.flatMap((mention) => {
      const person = mention.kind === 'person' && mention.name !== null ? personOf(mention.name) : null;
      return person === null || person.given !== '' ? [] : [`${person.initial}|${person.family}`];
    }),
  );
  return pieces.filter((piece) => {
    if (identitiesOf(piece).some((identity) => known.has(identity))) return false;
    const person = piece.kind === 'person' ? personOf(piece.fields.name ?? '') : null;
    return person === null || !byInitial.has(`${person.initial}|${person.family}`);
  });
}
