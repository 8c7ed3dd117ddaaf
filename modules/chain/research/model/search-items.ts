import type { Mention, Signal } from '#modules/chain/signals/model/index.ts';
import type { SearchCategory } from './research-schemas.ts';

/** One value that a question may carry; `labelKey` names it on the screen. */
export type Offered = {
  readonly key: string;
  readonly labelKey: 'name' | 'birthDate' | 'bsn' | 'phone' | 'company' | 'kvk' | 'plate' | 'address';
  readonly category: SearchCategory;
  readonly value: string;
  readonly mentionId?: string;
};

type Field = readonly [Offered['labelKey'], SearchCategory, (mention: Mention) => string | null];

const FIELDS: readonly Field[] = [
  ['name', 'identiteit', (mention) => (mention.kind === 'company' ? null : mention.name)],
  ['birthDate', 'identiteit', (mention) => mention.birthDate],
  ['bsn', 'bsn', (mention) => mention.bsn],
  ['phone', 'contact', (mention) => mention.phone],
  ['company', 'onderneming', (mention) => (mention.kind === 'company' ? mention.name : null)],
  ['kvk', 'onderneming', (mention) => mention.kvk],
  ['plate', 'voertuig', (mention) => mention.plate],
];

/**
 * Everything a question about this signal may carry, so that a department can search: fields of its mentions, and the place. A minor
 * is not offered, nor where a victim stays.
 */
export function offeredItems(signal: Pick<Signal, 'mentions' | 'place'>): Offered[] {
  const items: Offered[] = [];
  for (const mention of signal.mentions) {
    if (mention.minor) continue;
    for (const [labelKey, category, read] of FIELDS) {
      const value = read(mention);
      if (value === null || value === '') continue;
      items.push({ key: `${mention.id}:${labelKey}`, labelKey, category, value, mentionId: mention.id });
    }
  }
  const { street, houseNumber, houseAddition, postcode, town } = signal.place;
  const address = [street, houseNumber, houseAddition, postcode, town]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  if (address !== '')
    items.push({ key: 'address', labelKey: 'address', category: 'vastgoed', value: address });
  return items;
}

type Written = { readonly category: string; readonly value: string; readonly mentionId?: string | undefined };

/** Places in a question of what the signal does not hold, or may not be given to search by. */
export function strangeItems(
  signal: Pick<Signal, 'mentions' | 'place'>,
  search: readonly Written[],
): number[] {
  const offered = offeredItems(signal);
  const holds = (item: Written): boolean =>
    offered.some(
      (one) =>
        one.category === item.category &&
        one.value === item.value &&
        (item.mentionId === undefined || item.mentionId === one.mentionId),
    );
  return search.flatMap((item, index) => (holds(item) ? [] : [index]));
}
