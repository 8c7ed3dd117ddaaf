import { isCalendarDate } from '#platform/kit/dates.ts';
import { newId } from '#platform/kit/ids.ts';
import { narrativeLimit } from '../../model/codes.ts';
import type {
  MentionInput,
  MentionKind,
  MentionRole,
  RecordSignalInput,
  SignalFile,
} from '../../model/index.ts';
import type { FoundAddress, ThemesReply } from '../signals-api.ts';

/** A mention while it is typed: everything text, so that nothing is lost when it does not fit yet. */
export type MentionDraft = {
  id: string;
  kind: MentionKind;
  roles: MentionRole[];
  name: string;
  birthDate: string;
  bsn: string;
  phone: string;
  email: string;
  kvk: string;
  plate: string;
  iban: string;
  handle: string;
  note: string;
  postcode: string;
  houseNumber: string;
  street: string;
  town: string;
  addressShielded: boolean;
};

export type PlaceDraft = {
  /** As typed or chosen. */
  text: string;
  found: FoundAddress | null;
  /** The register was asked and has no such address. */
  notFound: boolean;
  note: string;
  point: { lat: number; lon: number } | null;
};

export type IntakeValue = {
  id: string;
  draftId: string;
  idempotencyKey: string;
  processCode: string;
  processText: string;
  themeCode: string;
  indicatorCodes: string[];
  narrative: string;
  confidence: string;
  mentions: MentionDraft[];
  place: PlaceDraft;
  occurredOn: string;
  occurredAtAbout: string;
  files: SignalFile[];
  urgency: 'normal' | 'urgent';
  sourceProtected: boolean;
};

/** A new form: ids are made now, so that sending twice never makes two signals. */
export const emptyIntake = (): IntakeValue => ({
  id: newId(),
  draftId: newId(),
  idempotencyKey: newId(),
  processCode: '',
  processText: '',
  themeCode: '',
  indicatorCodes: [],
  narrative: '',
  confidence: '',
  mentions: [],
  place: { text: '', found: null, notFound: false, note: '', point: null },
  occurredOn: '',
  occurredAtAbout: '',
  files: [],
  urgency: 'normal',
  sourceProtected: false,
});

const usualRole: Readonly<Record<MentionKind, MentionRole>> = {
  person: 'involved',
  company: 'involved',
  vehicle: 'user',
  address: 'involved',
  phone: 'user',
  email: 'user',
  account: 'user',
  handle: 'user',
  object: 'involved',
};

export const emptyMention = (kind: MentionKind, known: Partial<MentionDraft> = {}): MentionDraft => ({
  id: newId(),
  kind,
  roles: [usualRole[kind]],
  name: '',
  birthDate: '',
  bsn: '',
  phone: '',
  email: '',
  kvk: '',
  plate: '',
  iban: '',
  handle: '',
  note: '',
  postcode: '',
  houseNumber: '',
  street: '',
  town: '',
  addressShielded: false,
  ...known,
});

/** Leaves out what was not filled in: the server refuses an empty number, and a field that does not belong to the kind. */
const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));

const doorOf = (text: string): { houseNumber?: number; houseAddition?: string } => {
  const match = /^\s*(\d{1,5})\s*[-\s]?\s*(.*)$/.exec(text);
  if (match === null) return {};
  const addition = match[2]?.trim() ?? '';
  return { houseNumber: Number(match[1]), ...(addition === '' ? {} : { houseAddition: addition }) };
};

const fieldsByKind: Readonly<Record<MentionKind, readonly (keyof MentionDraft)[]>> = {
  person: ['name', 'birthDate', 'bsn', 'phone', 'email', 'note'],
  company: ['name', 'kvk', 'phone', 'email', 'note'],
  vehicle: ['plate', 'note'],
  address: ['note'],
  phone: ['phone', 'note'],
  email: ['email', 'note'],
  account: ['iban', 'name', 'note'],
  handle: ['handle', 'note'],
  object: ['note'],
};

/** As the server takes it. What is wrong with it is for the server to say, at its pointer. */
export function mentionInputOf(draft: MentionDraft): MentionInput {
  const own = Object.fromEntries(fieldsByKind[draft.kind].map((field) => [field, draft[field]]));
  const { street, town, postcode } = draft;
  const address = filled({ street, town, postcode, ...doorOf(draft.houseNumber) });
  const hasAddress = ['person', 'company', 'address'].includes(draft.kind) && Object.keys(address).length > 0;
  return {
    id: draft.id,
    kind: draft.kind,
    roles: draft.roles,
    ...filled(own),
    ...(hasAddress || draft.kind === 'address' ? { address } : {}),
    ...(draft.kind === 'person' && draft.addressShielded ? { addressShielded: true } : {}),
  } as MentionInput;
}

export function placeInputOf(place: PlaceDraft): RecordSignalInput['place'] {
  const { found, point } = place;
  const note = place.note.trim();
  const typed = place.text.trim();
  const where = point ?? (found === null ? null : { lat: found.lat, lon: found.lon });
  const rest = {
    ...(where === null ? {} : { latitude: where.lat, longitude: where.lon }),
    ...(note === '' ? {} : { note }),
  };
  if (found !== null) {
    return {
      street: found.street,
      houseNumber: found.houseNumber,
      ...(found.addition === null ? {} : { houseAddition: found.addition }),
      postcode: found.postcode,
      town: found.town,
      ...(found.neighbourhoodCode === null ? {} : { neighbourhoodCode: found.neighbourhoodCode }),
      ...rest,
      state: 'found',
    };
  }
  if (typed === '' && where === null && note === '') return undefined;
  // What the register does not know is kept in the words of who typed it.
  if (typed !== '')
    return { ...rest, street: typed.slice(0, 100), state: place.notFound ? 'not-found' : 'as-written' };
  return { ...rest, state: where === null ? 'none' : 'point' };
}

function shownCodes(value: IntakeValue, content: ThemesReply | undefined): string[] {
  if (content === undefined) return value.indicatorCodes;
  const known = new Set(content.indicators.map((item) => item.code));
  return value.indicatorCodes.filter((code) => known.has(code));
}

/** `content`: what was on the screen. A mark that a draft still has and the screen no longer shows is not sent. */
export function recordInputOf(value: IntakeValue, content?: ThemesReply): RecordSignalInput {
  const place = placeInputOf(value.place);
  return {
    id: value.id,
    draftId: value.draftId,
    narrative: value.narrative,
    indicatorCodes: shownCodes(value, content),
    ...(content === undefined ? {} : { themesVersionId: content.versionId }),
    urgency: value.urgency,
    source: { kind: 'employee', protected: value.sourceProtected },
    mentions: value.mentions.map(mentionInputOf),
    ...(filled({
      processCode: value.processCode,
      themeCode: value.themeCode,
      occurredOn: value.occurredOn,
      occurredAtAbout: value.occurredAtAbout,
      confidence: value.confidence,
    }) as Partial<RecordSignalInput>),
    ...(place === undefined ? {} : { place }),
  };
}

/** What can be said without asking the server. */
export function checkIntake(value: IntakeValue): { pointer: string; code: string }[] {
  const errors: { pointer: string; code: string }[] = [];
  if (value.narrative.trim() === '') errors.push({ pointer: '/narrative', code: 'narrative-missing' });
  if (value.narrative.trim().length > narrativeLimit)
    errors.push({ pointer: '/narrative', code: 'too-long' });
  if (value.occurredOn !== '' && !isCalendarDate(value.occurredOn))
    errors.push({ pointer: '/occurredOn', code: 'invalid-date' });
  value.mentions.forEach((mention, index) => {
    if (mention.birthDate !== '' && !isCalendarDate(mention.birthDate))
      errors.push({ pointer: `/mentions/${index}/birthDate`, code: 'invalid-date' });
    if (mention.roles.length === 0) errors.push({ pointer: `/mentions/${index}/roles`, code: 'required' });
  });
  return errors;
}

/** Whether there is anything worth keeping. */
export const isEmptyIntake = (value: IntakeValue): boolean =>
  value.narrative === '' &&
  value.mentions.length === 0 &&
  value.files.length === 0 &&
  value.processCode === '' &&
  value.place.text === '';

/** Changes one field of what is being written. */
export type Change = <Key extends keyof IntakeValue>(key: Key, value: IntakeValue[Key]) => void;
