import { type Scope, sql } from '#platform/server/index.ts';
import type { FeedbackView, KnownValues } from '../model/index.ts';

const columns = sql`
  f.id, f.signal_id as "signalId", f.kind, f.channel, f.none_reason as "noneReason", f.none_note as "noneNote", f.text,
  f.rule_codes as "ruleCodes", f.given_by_name as "givenByName", f.given_at as "givenAt", f.read_at as "readAt"`;

export async function findFeedbacks(scope: Scope, signalId: string): Promise<FeedbackView[]> {
  const { rows } = await sql<FeedbackView>`
    select ${columns} from feedback f where f.signal_id = ${signalId} order by f.given_at, f.id`.execute(
    scope.db,
  );
  return rows;
}

/** What was written to this person, newest first. */
export async function findMyFeedbacks(
  scope: Scope,
  signalId: string | undefined,
): Promise<(FeedbackView & { purposeCode: string })[]> {
  const { rows } = await sql<FeedbackView & { purposeCode: string }>`
    select ${columns}, f.purpose_code as "purposeCode" from feedback f
     where f.to_person_id = ${scope.person.id} ${signalId === undefined ? sql`` : sql`and f.signal_id = ${signalId}`}
     order by f.given_at desc, f.id limit 200`.execute(scope.db);
  return rows;
}

export async function hasFinal(scope: Scope, signalId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from feedback where signal_id = ${signalId} and kind = 'final'`.execute(
    scope.db,
  );
  return rows.length > 0;
}

/** The newest word back in the product per signal, for its reporter. */
export async function feedbackOf(
  scope: Scope,
  signalIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; text: string; givenAt: string; readAt: string | null }>> {
  if (signalIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    signalId: string;
    text: string;
    givenAt: string;
    readAt: string | null;
  }>`
    select distinct on (signal_id) id, signal_id as "signalId", text, given_at as "givenAt", read_at as "readAt" from feedback
     where signal_id = any (${signalIds}::uuid[]) and to_person_id = ${scope.person.id} and channel = 'product'
     order by signal_id, given_at desc`.execute(scope.db);
  return new Map(rows.map(({ signalId, ...row }) => [signalId, row]));
}

export type SignalToAnswer = {
  readonly id: string;
  readonly organisationId: string;
  readonly purposeCode: string;
  readonly reference: string;
  readonly state: string;
  readonly version: number;
  readonly audience: string;
  readonly origin: string;
  readonly sourceKind: string | null;
  readonly sourceReachable: boolean;
  readonly receivedAt: string;
  readonly enteredByPersonId: string;
  readonly reporter: { id: string; name: string; language: 'nl' | 'en'; roles: string[] } | null;
};

/** The signal and who reported it; the reporter is null when nobody works here any more who did. */
export async function findSignalToAnswer(
  scope: Scope,
  signalId: string,
): Promise<SignalToAnswer | undefined> {
  const { rows } = await sql<SignalToAnswer>`
    select s.id, s.organisation_id as "organisationId", s.purpose_code as "purposeCode", s.reference, s.state, s.version, s.audience, s.origin,
           s.source_kind as "sourceKind", coalesce(s.source_name, s.source_contact) is not null as "sourceReachable", s.received_at as "receivedAt",
           s.entered_by_person_id as "enteredByPersonId",
           (select jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'roles', a.roles)
              from appointment a join person p on p.id = a.person_id
             where a.person_id = s.entered_by_person_id and a.organisation_id = s.organisation_id
               and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
             order by (a.id = s.entered_by_appointment_id) desc limit 1) as reporter
      from signal s where s.id = ${signalId}`.execute(scope.db);
  return rows[0];
}

/** Everything by which the text could give somebody away, as far as the own organisation knows it. */
export async function findKnownValues(scope: Scope, signal: SignalToAnswer): Promise<KnownValues> {
  const { rows } = await sql<
    Record<'names' | 'companies' | 'streets' | 'handles' | 'birthDates', string[] | null>
  >`
    with m as (select * from mention where signal_id = ${signal.id} and removed_at is null)
    select (select array_agg(distinct n) from m, unnest(array[m.name_as_written, m.family_name, m.given_names]) n where n is not null) as names,
           (select array_agg(distinct company_name) from m where company_name is not null) as companies,
           (select array_agg(distinct st) from (select street as st from m union select street from signal where id = ${signal.id}) x where st is not null) as streets,
           (select array_agg(distinct handle) from m where handle is not null) as handles,
           (select array_agg(distinct birth_date::text) from m where birth_date is not null) as "birthDates"`.execute(
    scope.db,
  );
  const row = rows[0];
  return {
    ownReference: signal.reference,
    names: row?.names ?? [],
    companies: row?.companies ?? [],
    streets: row?.streets ?? [],
    handles: row?.handles ?? [],
    birthDates: row?.birthDates ?? [],
  };
}

export type NewFeedback = {
  readonly id: string;
  readonly signal: SignalToAnswer;
  readonly kind: string;
  readonly channel: string;
  readonly noneReason: string | null;
  readonly noneNote: string;
  readonly text: string;
  readonly language: 'nl' | 'en';
  readonly ruleCodes: readonly string[];
  readonly disclosureId: string | null;
  readonly toPersonId: string | null;
};

/** Errors: constraint feedback_final_once. */
export async function insertFeedback(scope: Scope, row: NewFeedback): Promise<void> {
  await sql`
    insert into feedback (id, organisation_id, purpose_code, signal_id, kind, channel, none_reason, none_note, text, language, rule_codes, disclosure_id,
      to_person_id, given_by_person_id, given_by_name)
    values (${row.id}, ${row.signal.organisationId}, ${row.signal.purposeCode}, ${row.signal.id}, ${row.kind}, ${row.channel}, ${row.noneReason}, ${row.noneNote},
      ${row.text}, ${row.language}, ${row.ruleCodes}::text[], ${row.disclosureId}, ${row.toPersonId}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

/** The reporter read it. Undefined when it is not this person's. */
export async function markFeedbackRead(
  scope: Scope,
  id: string,
): Promise<{ signalId: string; purposeCode: string } | undefined> {
  const { rows } = await sql<{ signalId: string; purposeCode: string }>`
    update feedback set read_at = coalesce(read_at, clock_timestamp()) where id = ${id} and to_person_id = ${scope.person.id}
    returning signal_id as "signalId", purpose_code as "purposeCode"`.execute(scope.db);
  return rows[0];
}
