import {
  categoriesOf,
  type Item,
  type ItemField,
  type ItemTraits,
  type WrittenKey,
  type WrittenKind,
} from './item-fields.ts';

/** A signal as far as a case may ever hear of it: no source, no reporter. */
export type SignalInView = {
  readonly id: string;
  readonly title: string;
  readonly narrative: string;
  readonly occurredOn: string | null;
  readonly themeCode: string | null;
  readonly indicatorCodes: readonly string[];
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly houseAddition: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly placeNote: string | null;
};

export type MentionInView = {
  readonly id: string;
  readonly kind: Exclude<WrittenKind, 'signal' | 'note'>;
  readonly roles: readonly string[];
  readonly nameAsWritten: string | null;
  readonly givenNames: string | null;
  readonly initials: string | null;
  readonly familyNamePrefix: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly bsn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly iban: string | null;
  readonly companyName: string | null;
  readonly kvk: string | null;
  readonly plate: string | null;
  readonly handle: string | null;
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly houseAddition: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly addressShielded: boolean;
  readonly minor: boolean;
  readonly note: string | null;
};

const SUSPECT = 'suspect';
const NO_TRAITS: ItemTraits = { minor: false, addressShielded: false };

const joined = (parts: readonly (string | number | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' ');

type Address = Pick<SignalInView, 'street' | 'houseNumber' | 'houseAddition' | 'postcode' | 'town'>;

const addressLine = (place: Address): string =>
  [joined([place.street, place.houseNumber, place.houseAddition]), joined([place.postcode, place.town])]
    .filter((line) => line !== '')
    .join(', ');

function fieldsOf(
  kind: WrittenKind,
  traits: ItemTraits,
  values: readonly (readonly [WrittenKey, string | readonly string[] | null])[],
): ItemField[] {
  return values.flatMap(([key, value]) =>
    value === null || value.length === 0
      ? []
      : [
          {
            key,
            categories: categoriesOf(kind, key, traits),
            value: typeof value === 'string' ? value : [...value],
          },
        ],
  );
}

function itemOfSignal(signal: SignalInView): Item {
  const fields = fieldsOf('signal', NO_TRAITS, [
    ['title', signal.title],
    ['narrative', signal.narrative],
    ['occurredOn', signal.occurredOn],
    ['theme', signal.themeCode],
    ['indicators', signal.indicatorCodes],
    ['place', addressLine(signal)],
    ['placeNote', signal.placeNote],
  ]);
  return { itemId: signal.id, itemKind: 'signal', fields };
}

const nameOf = (mention: MentionInView): string | null => {
  if (mention.kind === 'company') return mention.companyName ?? mention.nameAsWritten;
  const parts = joined([
    mention.givenNames ?? mention.initials,
    mention.familyNamePrefix,
    mention.familyName,
  ]);
  return parts === '' ? mention.nameAsWritten : parts;
};

function itemOfMention(mention: MentionInView): Item {
  const traits = { minor: mention.minor, addressShielded: mention.addressShielded };
  const others = mention.roles.filter((role) => role !== SUSPECT);
  const fields = fieldsOf(mention.kind, traits, [
    ['name', nameOf(mention)],
    ['birthDate', mention.birthDate],
    ['bsn', mention.bsn],
    ['roles', others],
    // Suspicion is a category of its own, so it can stay behind while the person goes.
    ['suspect', mention.roles.includes(SUSPECT) ? SUSPECT : null],
    ['phone', mention.phone],
    ['email', mention.email],
    ['handle', mention.handle],
    ['iban', mention.iban],
    ['address', addressLine(mention)],
    ['plate', mention.plate],
    ['kvk', mention.kvk],
    ['note', mention.note],
  ]);
  return { itemId: mention.id, itemKind: mention.kind, fields };
}

/** What of a signal can be ticked, each field with its data categories. */
export const offeredItems = (signal: SignalInView, mentions: readonly MentionInView[]): Item[] =>
  [itemOfSignal(signal), ...mentions.map(itemOfMention)].filter((item) => item.fields.length > 0);
