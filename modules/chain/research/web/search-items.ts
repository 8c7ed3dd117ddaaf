import type { Signal } from '#modules/chain/signals/model/index.ts';
import type { SearchItem } from './research-api.ts';

export type Offered = SearchItem & {
  readonly key: string;
  readonly labelKey: 'name' | 'birthDate' | 'phone' | 'company' | 'kvk' | 'plate' | 'address';
};

type Mention = Signal['mentions'][number];

const FIELDS: readonly (readonly [Offered['labelKey'], string, (mention: Mention) => string | null])[] = [
  ['name', 'identiteit', (mention) => (mention.kind === 'company' ? null : mention.name)],
  ['birthDate', 'identiteit', (mention) => mention.birthDate],
  ['phone', 'contact', (mention) => mention.phone],
  ['company', 'onderneming', (mention) => (mention.kind === 'company' ? mention.name : null)],
  ['kvk', 'onderneming', (mention) => mention.kvk],
  ['plate', 'voertuig', (mention) => mention.plate],
];

/** What a question may carry so that a department can search: fields of mentions, and the address. A minor or a shielded address is not offered. */
export function offeredItems(signal: Signal): Offered[] {
  const items: Offered[] = [];
  for (const mention of signal.mentions) {
    if (mention.minor) continue;
    for (const [labelKey, category, read] of FIELDS) {
      const value = read(mention);
      if (value === null || value === '') continue;
      items.push({
        key: `${mention.id}:${labelKey}`,
        labelKey,
        category,
        field: labelKey,
        value,
        mentionId: mention.id,
      });
    }
  }
  const { street, houseNumber, houseAddition, postcode, town } = signal.place;
  const address = [street, houseNumber, houseAddition, postcode, town]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  if (address !== '')
    items.push({
      key: 'address',
      labelKey: 'address',
      category: 'vastgoed',
      field: 'address',
      value: address,
    });
  return items;
}
