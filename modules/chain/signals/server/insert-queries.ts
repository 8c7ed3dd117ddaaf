import { newId, newReference, parsePersonName } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { keysOfMention, type MentionFields } from '../model/index.ts';
import {
  eventColumns,
  insertFromJson,
  keyColumns,
  mentionColumns,
  signalColumns,
} from './columns-queries.ts';
import type { NewSignal } from './new-signal.ts';

type Owner = {
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly appointmentId: string;
};
type Json = Readonly<Record<string, unknown>>;

/** In whose name rows are written: under a mandate the municipality owns them, the person stays who it is. */
const ownerOf = (scope: Scope): Owner => ({
  organisationId: scope.mandate?.organisationId ?? scope.organisation.id,
  personId: scope.person.id,
  personName: scope.person.name,
  appointmentId: scope.appointment.id,
});

function signalRow(owner: Owner, signal: NewSignal): Json {
  const { place, source } = signal;
  return {
    id: signal.id,
    organisation_id: owner.organisationId,
    purpose_code: signal.purposeCode,
    reference: signal.reference,
    state: 'received',
    origin: signal.origin,
    themes_version_id: signal.themesVersionId,
    theme_code: signal.themeCode,
    other_theme_codes: signal.otherThemeCodes,
    indicator_codes: signal.indicatorCodes,
    process_code: signal.processCode,
    department_code: signal.departmentCode,
    portfolio_id: signal.portfolioId,
    municipality_code: signal.municipalityCode,
    neighbourhood_code: place.neighbourhoodCode,
    title: signal.title,
    narrative: signal.narrative,
    occurred_on: signal.occurredOn,
    occurred_at_about: signal.occurredAtAbout,
    street: place.street,
    house_number: place.houseNumber,
    house_addition: place.houseAddition,
    postcode: place.postcode,
    town: place.town,
    place_note: place.note,
    latitude: place.latitude,
    longitude: place.longitude,
    address_state: place.state,
    urgency: signal.urgency,
    confidence: signal.confidence,
    source_kind: source.kind,
    source_reliability: source.reliability,
    source_protected: source.protected,
    to_complete: signal.toComplete,
    as_written: signal.asWritten ?? null,
    import_batch_id: signal.importBatchId ?? null,
    source_reference: signal.sourceReference ?? null,
    entered_by_person_id: owner.personId,
    entered_by_appointment_id: owner.appointmentId,
    term_on: signal.termOn,
    received_at: signal.receivedAt,
  };
}

/** Where a mention hangs. */
export type MentionPlace = {
  readonly signalId: string;
  readonly purposeCode: string;
  readonly audience: string;
};

/** The columns that follow from what was typed; a name is also kept in its parts. */
export function mentionValues(mention: MentionFields): Json {
  const person = mention.kind === 'person' && mention.name !== null ? parsePersonName(mention.name) : null;
  const { address } = mention;
  return {
    roles: mention.roles,
    name_as_written: mention.kind === 'company' ? null : mention.name,
    family_name: person?.familyName ?? null,
    family_name_prefix: person?.infix ?? null,
    given_names: person?.givenNames ?? null,
    initials: person === null || person.initials === '' ? null : person.initials,
    birth_date: mention.birthDate,
    birth_date_as_written: mention.birthDateAsWritten,
    bsn: mention.bsn,
    phone: mention.phone,
    email: mention.email,
    iban: mention.iban,
    company_name: mention.kind === 'company' ? mention.name : null,
    kvk: mention.kvk,
    plate: mention.plate,
    handle: mention.handle,
    street: address?.street ?? null,
    house_number: address?.houseNumber ?? null,
    house_addition: address?.houseAddition ?? null,
    postcode: address?.postcode ?? null,
    town: address?.town ?? null,
    address_shielded: mention.addressShielded,
    minor: mention.minor,
    note: mention.note,
  };
}

const mentionRow = (owner: Owner, place: MentionPlace, mention: MentionFields): Json => ({
  id: mention.id,
  organisation_id: owner.organisationId,
  purpose_code: place.purposeCode,
  signal_id: place.signalId,
  audience: place.audience,
  entered_by_person_id: owner.personId,
  kind: mention.kind,
  ...mentionValues(mention),
});

const keyRows = (owner: Owner, place: MentionPlace, mention: MentionFields): Json[] => {
  const unique = new Map(keysOfMention(mention).map((item) => [`${item.kind} ${item.key}`, item]));
  return [...unique.values()].map(({ kind, key }) => ({
    organisation_id: owner.organisationId,
    purpose_code: place.purposeCode,
    kind,
    key,
    mention_id: mention.id,
    signal_id: place.signalId,
    audience: place.audience,
  }));
};

const eventRow = (
  owner: Owner,
  signal: { id: string; purposeCode: string },
  type: string,
  detail: Json,
): Json => ({
  id: newId(),
  organisation_id: owner.organisationId,
  purpose_code: signal.purposeCode,
  signal_id: signal.id,
  type,
  detail,
  person_id: owner.personId,
  person_name: owner.personName,
});

const signalsInsert = insertFromJson('signal', 'signals', signalColumns);
const mentionsInsert = insertFromJson('mention', 'mentions', mentionColumns);
const keysInsert = insertFromJson('mention_key', 'keys', keyColumns);
const eventsInsert = insertFromJson('signal_event', 'events', eventColumns);

/**
 * Writes signals with mentions, linking keys and the event `received` in one statement. Works under a mandate too, where nothing can be
 * read back. Errors: constraint signal_pkey when an id exists already, signal_reference_known_once.
 */
export async function insertSignals(scope: Scope, signals: readonly NewSignal[]): Promise<void> {
  if (signals.length === 0) return;
  const owner = ownerOf(scope);
  const rows = { signals: [] as Json[], mentions: [] as Json[], keys: [] as Json[], events: [] as Json[] };
  for (const signal of signals) {
    const place = { signalId: signal.id, purposeCode: signal.purposeCode, audience: 'organisation' };
    rows.signals.push(signalRow(owner, signal));
    rows.events.push(eventRow(owner, signal, 'received', { origin: signal.origin }));
    for (const mention of signal.mentions) {
      rows.mentions.push(mentionRow(owner, place, mention));
      rows.keys.push(...keyRows(owner, place, mention));
    }
  }
  await sql`
    with incoming as materialized (select ${JSON.stringify(rows)}::jsonb as doc),
         s as (${signalsInsert}), m as (${mentionsInsert}), k as (${keysInsert}), e as (${eventsInsert})
    select 1`.execute(scope.db);
}

/** A mention added to a signal that exists, with its keys. */
export async function insertMention(
  scope: Scope,
  place: MentionPlace,
  mention: MentionFields,
): Promise<void> {
  const owner = ownerOf(scope);
  const rows = { mentions: [mentionRow(owner, place, mention)], keys: keyRows(owner, place, mention) };
  await sql`
    with incoming as materialized (select ${JSON.stringify(rows)}::jsonb as doc), m as (${mentionsInsert}), k as (${keysInsert})
    select 1`.execute(scope.db);
}

/** Replaces the linking keys of a mention after a change. */
export async function replaceKeys(scope: Scope, place: MentionPlace, mention: MentionFields): Promise<void> {
  await sql`delete from mention_key where mention_id = ${mention.id}`.execute(scope.db);
  const keys = keyRows(ownerOf(scope), place, mention);
  if (keys.length === 0) return;
  await sql`with incoming as materialized (select ${JSON.stringify({ keys })}::jsonb as doc) ${keysInsert}`.execute(
    scope.db,
  );
}

/** This many references that nobody in the organisation has yet. */
export async function freeReferences(
  scope: Scope,
  prefix: string,
  count: number,
): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const candidates = [...new Set(Array.from({ length: count + 2 }, () => newReference(prefix)))];
    const { rows } = await sql<{ free: string[] }>`select free_references(${candidates}) as free`.execute(
      scope.db,
    );
    const free = rows[0]?.free ?? [];
    if (free.length >= count) return free.slice(0, count);
  }
  throw new Error(`no free references with prefix ${prefix}`);
}
