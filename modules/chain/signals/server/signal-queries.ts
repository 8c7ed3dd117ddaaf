import { findFilesOf } from '#modules/trust/documents/server/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type {
  Signal,
  SignalAddition,
  SignalEvent,
  SignalFile,
  SignalRow,
  SignalState,
} from '../model/index.ts';

/** Columns of a row in a list; `s` is signal, `h` the holder. */
export const rowColumns = sql`
  s.id, s.reference, s.purpose_code as "purposeCode", s.state, s.version, s.title, s.theme_code as "themeCode", s.process_code as "processCode",
  s.department_code as "departmentCode", s.urgency, s.origin, s.street, s.house_number as "houseNumber", s.house_addition as "houseAddition", s.town,
  s.term_on as "termOn", s.received_at as "receivedAt", s.monitor_until as "monitorUntil", s.incomplete,
  case when h.id is null then null else jsonb_build_object('id', h.id, 'name', h.name) end as holder`;

export type SignalHead = Omit<SignalRow, 'proposals'> & {
  readonly enteredByPersonId: string;
  readonly organisationId: string;
  readonly audience: string;
  /** Whether this scope's person is named on it. */
  readonly named: boolean;
};

export type SignalRecord = Omit<Signal, 'mentions' | 'events' | 'additions' | 'files'> & {
  readonly enteredByPersonId: string;
  readonly named: boolean;
};

const named = sql`s.id = any ((select my_named_signal_ids())::uuid[]) as named`;

/** The whole signal without what hangs on it, or undefined when the scope may not see it. */
export async function findSignalRecord(scope: Scope, id: string): Promise<SignalRecord | undefined> {
  const { rows } = await sql<SignalRecord>`
    select ${rowColumns}, s.organisation_id as "organisationId", s.audience, s.controller, s.themes_version_id as "themesVersionId",
           s.other_theme_codes as "otherThemeCodes", s.indicator_codes as "indicatorCodes", s.municipality_code as "municipalityCode",
           s.portfolio_id as "portfolioId", s.narrative, s.occurred_on as "occurredOn", s.occurred_at_about as "occurredAtAbout", s.confidence,
           jsonb_build_object('street', s.street, 'houseNumber', s.house_number, 'houseAddition', s.house_addition, 'postcode', s.postcode,
             'town', s.town, 'latitude', s.latitude, 'longitude', s.longitude, 'neighbourhoodCode', s.neighbourhood_code, 'note', s.place_note,
             'state', s.address_state) as place,
           jsonb_build_object('kind', s.source_kind, 'reliability', s.source_reliability, 'protected', s.source_protected) as source,
           case when r.id is null then null else jsonb_build_object('id', r.id, 'name', r.name) end as reporter,
           s.to_complete as "toComplete", s.as_written as "asWritten", s.source_reference as "sourceReference", s.referred_to as "referredTo",
           s.closed_reason as "closedReason", s.entered_by_person_id as "enteredByPersonId", ${named}
      from signal s
      left join person h on h.id = s.holder_person_id
      left join person r on r.id = s.entered_by_person_id
     where s.id = ${id}`.execute(scope.db);
  return rows[0];
}

/** What a step needs to know of a signal. The row stays locked until the commit. */
export async function lockSignal(scope: Scope, id: string): Promise<SignalHead | undefined> {
  const { rows } = await sql<SignalHead>`
    select ${rowColumns}, s.entered_by_person_id as "enteredByPersonId", s.organisation_id as "organisationId", s.audience, ${named}
      from (select * from signal where id = ${id} for update) s left join person h on h.id = s.holder_person_id`.execute(
    scope.db,
  );
  return rows[0];
}

/** As `lockSignal`, for who may read and not change. */
export async function findSignalHead(scope: Scope, id: string): Promise<SignalHead | undefined> {
  const { rows } = await sql<SignalHead>`
    select ${rowColumns}, s.entered_by_person_id as "enteredByPersonId", s.organisation_id as "organisationId", s.audience, ${named}
      from signal s left join person h on h.id = s.holder_person_id where s.id = ${id}`.execute(scope.db);
  return rows[0];
}

export async function findEvents(scope: Scope, signalId: string): Promise<SignalEvent[]> {
  const { rows } = await sql<SignalEvent>`
    select id, type, detail, person_name as "personName", occurred_at as "occurredAt"
      from signal_event where signal_id = ${signalId} order by occurred_at, id`.execute(scope.db);
  return rows;
}

export async function findAdditions(
  scope: Scope,
  signalIds: readonly string[],
): Promise<(SignalAddition & { signalId: string })[]> {
  if (signalIds.length === 0) return [];
  const { rows } = await sql<SignalAddition & { signalId: string }>`
    select id, signal_id as "signalId", kind, text, person_name as "personName", created_at as "createdAt"
      from signal_addition where signal_id = any (${signalIds}::uuid[]) order by created_at, id`.execute(
    scope.db,
  );
  return rows;
}

export async function findFiles(
  scope: Scope,
  kind: 'signal' | 'signal-draft',
  recordId: string,
): Promise<SignalFile[]> {
  const files = await findFilesOf(scope, { kind, id: recordId });
  return files.map(({ id, name, mediaType, size, metadataRemoved, createdAt }) => ({
    id,
    name,
    mediaType,
    size,
    metadataRemoved,
    addedAt: createdAt,
  }));
}

/** Signals that the scope may see, in the order of the ids. */
export async function findRows(
  scope: Scope,
  ids: readonly string[],
): Promise<Omit<SignalRow, 'proposals'>[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<SignalRow, 'proposals'>>`
    select ${rowColumns} from signal s left join person h on h.id = s.holder_person_id
     where s.id = any (${ids}::uuid[]) order by array_position(${ids}::uuid[], s.id)`.execute(scope.db);
  return rows;
}

export type StateChange = {
  readonly state: SignalState;
  readonly termOn: string | null;
  readonly monitorUntil?: string | null;
  readonly referredTo?: string | null;
  readonly closedReason?: string | null;
  readonly closed?: boolean;
};

/** False when the row changed meanwhile or may not be changed by this scope. */
export async function saveState(
  scope: Scope,
  id: string,
  version: number,
  change: StateChange,
): Promise<boolean> {
  const set = (column: string, value: string | null | undefined) =>
    value === undefined ? sql`` : sql`${sql.raw(column)} = ${value}, `;
  const result = await sql`
    update signal set ${set('monitor_until', change.monitorUntil)} ${set('referred_to', change.referredTo)} ${set('closed_reason', change.closedReason)}
           state = ${change.state}, term_on = ${change.termOn}, version = version + 1, updated_at = clock_timestamp(),
           closed_at = case when ${change.closed === true} then clock_timestamp() else null end
     where id = ${id} and version = ${version}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function saveHolder(
  scope: Scope,
  id: string,
  version: number,
  personId: string | null,
): Promise<boolean> {
  const result = await sql`
    update signal set holder_person_id = ${personId}, version = version + 1, updated_at = clock_timestamp()
     where id = ${id} and version = ${version}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

/** Columns a coordinator may change, by name; values already checked. False when the row changed meanwhile. */
export async function saveFields(
  scope: Scope,
  id: string,
  version: number,
  fields: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const json = new Set(['to_complete']);
  const assignments = Object.entries(fields).map(([column, value]) =>
    json.has(column)
      ? sql`${sql.id(column)} = ${JSON.stringify(value)}::jsonb`
      : sql`${sql.id(column)} = ${value}`,
  );
  const result = await sql`
    update signal set ${sql.join([...assignments, sql`version = version + 1`, sql`updated_at = clock_timestamp()`])}
     where id = ${id} and version = ${version}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function insertEvent(
  scope: Scope,
  signal: { readonly id: string; readonly purposeCode: string },
  type: string,
  detail: Readonly<Record<string, unknown>>,
  id: string,
): Promise<void> {
  await sql`
    insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name)
    values (${id}, ${scope.mandate?.organisationId ?? scope.organisation.id}, ${signal.purposeCode}, ${signal.id}, ${type},
            ${JSON.stringify(detail)}::jsonb, ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
}

export async function insertAddition(
  scope: Scope,
  signal: { readonly id: string; readonly purposeCode: string },
  addition: { readonly id: string; readonly kind: 'addition' | 'question' | 'answer'; readonly text: string },
): Promise<void> {
  await sql`
    insert into signal_addition (id, organisation_id, purpose_code, signal_id, text, kind, person_id, person_name)
    values (${addition.id}, ${scope.organisation.id}, ${signal.purposeCode}, ${signal.id}, ${addition.text}, ${addition.kind},
            ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
}

export async function passToPurpose(
  scope: Scope,
  id: string,
  purpose: string,
  version: number,
): Promise<void> {
  await sql`select pass_signal_to_purpose(${id}, ${purpose}, ${version})`.execute(scope.db);
}

/** A colleague of the own organisation with an appointment that is valid today. */
export async function findColleague(
  scope: Scope,
  personId: string,
): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p
     where p.id = ${personId} and exists (select 1 from appointment a where a.person_id = p.id and a.organisation_id = ${scope.organisation.id}
       and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date))`.execute(
    scope.db,
  );
  return rows[0];
}

/** Colleagues who read widely in a purpose: they can be given a signal. `roles` are those of the content. */
export async function findHolders(
  scope: Scope,
  roles: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from appointment a join person p on p.id = a.person_id
     where a.organisation_id = ${scope.organisation.id} and a.roles && ${roles}::text[]
       and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
     order by p.name`.execute(scope.db);
  return rows;
}
