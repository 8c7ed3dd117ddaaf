import {
  type CalendarDate,
  hash64Text,
  isCalendarDate,
  type LinkingKey,
  linkingKeys,
} from '#platform/kit/index.ts';
import type { QuestionTraits } from './patterns.ts';

export const SUBJECT_KINDS = ['person', 'company'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const SENT_FIELDS = ['name', 'birthDate', 'bsn', 'kvk', 'phone'] as const;
type SentFieldKey = (typeof SENT_FIELDS)[number];
/** One value that goes over with a question. */
export type SentField = { readonly key: SentFieldKey; readonly category: string; readonly value: string };

type Address = {
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly town: string | null;
};

/** The person or company of a record, as far as a question could be about it. */
export type InquirySubject = {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly bsn: string | null;
  readonly kvk: string | null;
  readonly phone: string | null;
  /** Never sent: it shows a walk along a street. */
  readonly address: Address | null;
  /** What a rule must allow besides the fields: under 18, or a victim who is not to be found. */
  readonly marks: readonly string[];
  /** Under which police, prosecution or tax brought the data. */
  readonly regimes: readonly string[];
};

const CATEGORY: Readonly<Record<SubjectKind, Partial<Record<SentFieldKey, string>>>> = {
  person: { name: 'identiteit', birthDate: 'identiteit', bsn: 'bsn' },
  company: { name: 'onderneming', kvk: 'onderneming', phone: 'contact' },
};

/** What of this subject a question could carry: who it is, and nothing about it. */
export function sendable(subject: InquirySubject): SentField[] {
  return SENT_FIELDS.flatMap((key) => {
    const category = CATEGORY[subject.kind][key];
    const value = subject[key];
    return category === undefined || value === null || value === '' ? [] : [{ key, category, value }];
  });
}

/** Fields without which the question stands too: they stay behind where the rule does not take them. */
export const MAY_STAY_BEHIND: readonly string[] = ['bsn', 'contact'];

const sentValue = (fields: readonly SentField[], key: SentFieldKey): string | null =>
  fields.find((field) => field.key === key)?.value ?? null;

const dateOf = (text: string | null): CalendarDate | null =>
  text !== null && isCalendarDate(text) ? text : null;

/** By which the other side is looked through; made of what goes over and of nothing else. */
export function keysOf(kind: SubjectKind, fields: readonly SentField[]): LinkingKey[] {
  const name = sentValue(fields, 'name');
  return linkingKeys({
    bsn: sentValue(fields, 'bsn'),
    kvk: sentValue(fields, 'kvk'),
    phone: sentValue(fields, 'phone'),
    birthDate: dateOf(sentValue(fields, 'birthDate')),
    personName: kind === 'person' ? name : null,
    companyName: kind === 'company' ? name : null,
  });
}

/** Whether these fields name one person or company: a BSN, or name with initial and birth date; KvK, or full name with a number. */
export function namesOne(kind: SubjectKind, fields: readonly SentField[]): boolean {
  const kinds = new Set(keysOf(kind, fields).map((key) => key.kind));
  if (kind === 'person')
    return kinds.has('bsn') || (kinds.has('name-birth-date') && kinds.has('name-initial'));
  return kinds.has('kvk') || (kinds.has('company-name') && kinds.has('phone'));
}

const hashOf = (parts: readonly (string | null)[]): string =>
  hash64Text(parts.map((part) => (part ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')).join('|'));

const numberOf = (text: string | null): number | null => {
  const digits = (text ?? '').replaceAll(/\D/g, '');
  return digits === '' ? null : Number(digits);
};

/** The same for the same values, in whatever record they stand. */
export const hashOfFields = (fields: readonly SentField[]): string =>
  hashOf(SENT_FIELDS.map((key) => sentValue(fields, key)));

/** By sound and initial, so that another spelling is the same name. */
function nameHash({ kind, name }: InquirySubject): string | null {
  if (name === null || name === '') return null;
  const keys = keysOf(kind, [{ key: 'name', category: '', value: name }]);
  return (
    keys.find((key) => key.kind === 'name-initial' || key.kind === 'company-core')?.key ?? hashOf([name])
  );
}

/** What the question shows of itself to who looks for patterns. */
export function traitsOf(subject: InquirySubject): QuestionTraits {
  const { address } = subject;
  const birthDate = dateOf(subject.birthDate);
  return {
    name: nameHash(subject),
    birthDay: birthDate === null ? null : Math.round(Date.parse(birthDate) / 86_400_000),
    bsn: numberOf(subject.bsn),
    kvk: numberOf(subject.kvk),
    street:
      address === null || address.street === null || address.street === ''
        ? null
        : hashOf([address.street, address.town]),
    houseNumber: address?.houseNumber ?? null,
  };
}
