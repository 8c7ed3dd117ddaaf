import type { AddressState } from './codes.ts';

/** Something that a coordinator still has to look at; the screen turns `field` and `reason` into a sentence. */
export type ToComplete = { readonly field: string; readonly reason: string };

/** What the rules look at. */
export type Completeness = {
  readonly themeCode: string | null;
  readonly occurredOn: string | null;
  readonly addressState: AddressState;
  readonly placeNote: string | null;
  /** The theme belongs to a purpose in which the reporter may not record. */
  readonly otherPurpose?: boolean;
};

/** What is missing or odd in a signal that came through a screen or the API. */
export function findToComplete(signal: Completeness): ToComplete[] {
  const found: ToComplete[] = [];
  if (signal.themeCode === null) found.push({ field: 'theme', reason: 'missing' });
  if (signal.otherPurpose === true) found.push({ field: 'theme', reason: 'other-purpose' });
  if (signal.occurredOn === null) found.push({ field: 'occurredOn', reason: 'missing' });
  if (signal.addressState === 'none' && (signal.placeNote ?? '') === '')
    found.push({ field: 'place', reason: 'missing' });
  if (signal.addressState === 'not-found') found.push({ field: 'place', reason: 'not-found' });
  return found;
}

/** Field names under which an import or the rules report something, per field that a coordinator fills in. */
const answeredBy: Readonly<Record<string, readonly string[]>> = {
  themeCode: ['theme'],
  occurredOn: ['occurredOn'],
  place: ['place', 'street', 'houseNumber', 'houseAddition', 'postcode', 'town'],
  departmentCode: ['department'],
  processCode: ['process'],
  title: ['title'],
  source: ['sourceKind', 'reliability'],
  mentions: ['personName', 'birthDate', 'bsn', 'phone', 'companyName', 'kvk', 'plate', 'role'],
};

/** The list after a coordinator filled in or looked at these fields. */
export const withoutAnswered = (list: readonly ToComplete[], fields: readonly string[]): ToComplete[] => {
  const answered = new Set(fields.flatMap((field) => answeredBy[field] ?? [field]));
  return list.filter((item) => !answered.has(item.field));
};

/** Of the list, what stands in the way of checking: without theme there is no purpose to weigh under. */
export const blocksChecking = (list: readonly ToComplete[]): ToComplete[] =>
  list.filter((item) => item.field === 'theme');
