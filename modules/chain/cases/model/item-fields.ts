import { mentionKinds } from '#modules/chain/signals/model/index.ts';
import type { ContributedFile } from './contributed-files.ts';

/** What can be typed, field by field. */
export const WRITTEN_KINDS = ['signal', 'note', ...mentionKinds] as const;
export const ITEM_KINDS = [...WRITTEN_KINDS, 'file'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Fields of which something can be brought into a case. Who reported is not among them: that never goes. */
export const WRITTEN_KEYS = [
  'title',
  'narrative',
  'observation',
  'occurredOn',
  'theme',
  'indicators',
  'place',
  'placeNote',
  'name',
  'birthDate',
  'bsn',
  'roles',
  'suspect',
  'phone',
  'email',
  'handle',
  'iban',
  'address',
  'plate',
  'kvk',
  'note',
  'supervision',
  'permit',
  'financial',
  'nuisance',
  'advice',
  'hit',
  'help',
  'housing',
  'protection',
] as const;
export const FIELD_KEYS = [...WRITTEN_KEYS, 'file'] as const;
export type WrittenKey = (typeof WRITTEN_KEYS)[number];
type FieldKey = (typeof FIELD_KEYS)[number];

export type ItemField = { key: FieldKey; categories: string[]; value: string | string[] };
export type Item = {
  itemId: string;
  itemKind: ItemKind;
  fields: ItemField[];
  file?: ContributedFile | null | undefined;
};

const CATEGORY: Readonly<Record<WrittenKey, string>> = {
  title: 'verhaal',
  narrative: 'verhaal',
  observation: 'waarneming',
  occurredOn: 'waarneming',
  theme: 'waarneming',
  indicators: 'waarneming',
  place: 'vastgoed',
  placeNote: 'verhaal',
  name: 'identiteit',
  birthDate: 'identiteit',
  bsn: 'bsn',
  roles: 'waarneming',
  suspect: 'strafrechtelijk',
  phone: 'contact',
  email: 'online',
  handle: 'online',
  iban: 'rekening',
  address: 'contact',
  plate: 'voertuig',
  kvk: 'onderneming',
  note: 'verhaal',
  supervision: 'toezicht',
  permit: 'vergunning',
  financial: 'financieel',
  nuisance: 'overlast',
  advice: 'advies',
  hit: 'treffer',
  help: 'hulpgebruik',
  housing: 'huisvesting',
  protection: 'slachtoffer',
};

export type ItemTraits = {
  /** Under 18: every field carries that as well. */
  readonly minor: boolean;
  /** The address is where a victim is safe. */
  readonly addressShielded: boolean;
};

/** Data categories of one written field. They follow from what it is; nobody states them. */
export function categoriesOf(kind: WrittenKind, key: WrittenKey, traits: ItemTraits): string[] {
  const own = ownCategory(kind, key, traits);
  return traits.minor ? [own, 'minderjarige'] : [own];
}

function ownCategory(kind: WrittenKind, key: WrittenKey, traits: ItemTraits): string {
  if (key === 'name' && kind === 'company') return 'onderneming';
  if (key === 'name' && kind !== 'person') return 'waarneming';
  if (key === 'address' && traits.addressShielded) return 'slachtoffer';
  if (key === 'address' && kind !== 'person') return 'vastgoed';
  return CATEGORY[key];
}

/** All categories in a set of items, once each. */
export const categoriesIn = (items: readonly { readonly fields: readonly ItemField[] }[]): string[] => [
  ...new Set(items.flatMap((item) => item.fields.flatMap((field) => field.categories))),
];

export type Choice = { readonly itemId: string; readonly keys: readonly string[] };

/** The ticked fields of the ticked items; undefined when something was ticked that is not there. */
export function chooseFields<I extends { readonly itemId: string; readonly fields: readonly ItemField[] }>(
  items: readonly I[],
  choices: readonly Choice[],
): I[] | undefined {
  const chosen: I[] = [];
  for (const choice of choices) {
    const item = items.find((candidate) => candidate.itemId === choice.itemId);
    const fields = item?.fields.filter((field) => choice.keys.includes(field.key)) ?? [];
    if (item === undefined || fields.length !== new Set(choice.keys).size) return undefined;
    chosen.push({ ...item, fields });
  }
  return chosen;
}
