import { hash64Text, lettersAndDigits, parseBsn } from '#platform/kit/index.ts';
import { closeDates } from './close-dates.ts';
import { type MentionFacts, nameOf } from './mention-facts.ts';

/** A mention with where it comes from. */
export type SourcedMention = MentionFacts & {
  readonly id: string;
  readonly kind: string;
  readonly signalId: string;
  /** The day of the event, or else of receipt. */
  readonly on: string;
};

export const conflictFields = [
  'name',
  'birthDate',
  'bsn',
  'phone',
  'email',
  'iban',
  'company',
  'kvk',
  'plate',
  'handle',
  'address',
] as const;
export type ConflictField = (typeof conflictFields)[number];

/** What a person noted about the value of one mention. It changes no source. */
export type ValueNote = {
  readonly decisionId: string;
  readonly field: string;
  readonly mentionId: string;
  /** Of the value as it was; a source that was corrected since has another one. */
  readonly valueKey: string;
  readonly verdict: 'right' | 'wrong';
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
  readonly version: number;
};

type FoundValue = {
  readonly key: string;
  /** A BSN is compared, not shown. */
  readonly shown: string | null;
  /** For a number that does not pass its own check. */
  readonly valid: boolean;
  readonly mentionIds: readonly string[];
  /** How many signals say it. */
  readonly sources: number;
  readonly oldestOn: string;
  readonly newestOn: string;
  readonly note: ValueNote | null;
};

/** `serious`: cannot both be true of one. `conflict`: should not differ. `varies`: may well differ. */
type Severity = 'serious' | 'conflict' | 'varies' | 'agreed';

export type FieldOfSubject = {
  readonly field: ConflictField;
  readonly severity: Severity;
  readonly values: readonly FoundValue[];
};

const READ: Readonly<Record<ConflictField, (mention: SourcedMention) => string | null>> = {
  name: nameOf,
  birthDate: (mention) => mention.birthDate,
  bsn: (mention) => mention.bsn,
  phone: (mention) => mention.phone,
  email: (mention) => mention.email,
  iban: (mention) => mention.iban,
  company: (mention) => mention.companyName,
  kvk: (mention) => mention.kvk,
  plate: (mention) => mention.plate,
  handle: (mention) => mention.handle,
  address: (mention) => mention.address,
};

export const valueIn = (field: ConflictField, mention: SourcedMention): string | null =>
  READ[field](mention)?.trim() || null;

/** Equal values have one key, however they were typed. */
export const valueKeyOf = (field: ConflictField, value: string): string =>
  hash64Text(`${field}|${lettersAndDigits(value)}`);

function foundValue(
  field: ConflictField,
  key: string,
  mentions: readonly SourcedMention[],
  notes: readonly ValueNote[],
): FoundValue {
  const days = mentions.map((mention) => mention.on).toSorted();
  const first = mentions[0];
  const value = first === undefined ? null : valueIn(field, first);
  return {
    key,
    shown: field === 'bsn' ? null : value,
    valid: field !== 'bsn' || (value !== null && parseBsn(value).ok),
    mentionIds: mentions.map((mention) => mention.id),
    sources: new Set(mentions.map((mention) => mention.signalId)).size,
    oldestOn: days[0] ?? '',
    newestOn: days.at(-1) ?? '',
    note: notes.findLast((note) => note.field === field && note.valueKey === key) ?? null,
  };
}

function severityOf(
  field: ConflictField,
  values: readonly FoundValue[],
  mentions: readonly SourcedMention[],
): Severity {
  if (values.length < 2) return 'agreed';
  const standing = values.filter((value) => value.note?.verdict !== 'wrong');
  if (field === 'bsn') return standing.filter((value) => value.valid).length > 1 ? 'serious' : 'conflict';
  if (field === 'birthDate') return 'conflict';
  const ownNumber =
    (field === 'kvk' && mentions.every((mention) => mention.kind === 'company')) ||
    (field === 'plate' && mentions.every((mention) => mention.kind === 'vehicle'));
  return ownNumber ? 'conflict' : 'varies';
}

/** Per field what the sources say, most sources first; nothing is left out and nothing is chosen. */
export function fieldsOf(
  mentions: readonly SourcedMention[],
  notes: readonly ValueNote[] = [],
): FieldOfSubject[] {
  return conflictFields.flatMap((field) => {
    const byKey = new Map<string, SourcedMention[]>();
    for (const mention of mentions) {
      const value = valueIn(field, mention);
      if (value === null) continue;
      const key = valueKeyOf(field, value);
      byKey.set(key, [...(byKey.get(key) ?? []), mention]);
    }
    if (byKey.size === 0) return [];
    const values = [...byKey]
      .map(([key, those]) => foundValue(field, key, those, notes))
      .toSorted(
        (a, b) => b.sources - a.sources || a.oldestOn.localeCompare(b.oldestOn) || a.key.localeCompare(b.key),
      );
    return [{ field, severity: severityOf(field, values, mentions), values }];
  });
}

/** What stands against making these one. Only `overrulable` ones give way to a reason. */
export type MergeConflict = {
  readonly code: 'other-kind' | 'bsn' | 'birth-date' | 'own-number' | 'rejected-before';
  readonly overrulable: boolean;
};

const standing = (field: FieldOfSubject): readonly FoundValue[] =>
  field.values.filter((value) => value.note?.verdict !== 'wrong');

/** Dates of birth that are no slip of the pen apart. */
const datesClash = (field: FieldOfSubject): boolean => {
  const dates = standing(field).flatMap((value) => value.shown ?? []);
  return dates.some((date, index) => dates.slice(index + 1).some((other) => !closeDates(date, other)));
};

export function mergeConflicts(
  fields: readonly FieldOfSubject[],
  kinds: readonly string[],
  rejectedBefore: boolean,
): MergeConflict[] {
  const found: MergeConflict[] = [];
  if (new Set(kinds).size > 1) found.push({ code: 'other-kind', overrulable: false });
  for (const field of fields) {
    if (field.field === 'bsn' && field.severity === 'serious')
      found.push({ code: 'bsn', overrulable: false });
    if (field.field === 'birthDate' && datesClash(field))
      found.push({ code: 'birth-date', overrulable: true });
    if (
      (field.field === 'kvk' || field.field === 'plate') &&
      field.severity === 'conflict' &&
      standing(field).length > 1
    )
      found.push({ code: 'own-number', overrulable: true });
  }
  if (rejectedBefore) found.push({ code: 'rejected-before', overrulable: true });
  return found;
}
