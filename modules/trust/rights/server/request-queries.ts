import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type {
  PartProgress,
  Requester,
  RequestState,
  RightCode,
  RightsEvent,
  RightsRequest,
} from '../model/index.ts';

export type RequestRow = Omit<RightsRequest, 'phase' | 'paused' | 'inTerm' | 'abilities'> & {
  readonly identitySuppliedOn: string | null;
};

const columns = sql`
  r.id, r.reference, r.right_code as "right", r.channel, r.received_on::text as "receivedOn", r.requester, r.question, r.language, r.state,
  r.identity_asked_on::text as "identityAskedOn", r.identity_supplied_on::text as "identitySuppliedOn", r.identity_method as "identityMethod",
  r.identity_checked as "identityChecked", r.identity_by_name as "identityByName", r.identity_on::text as "identityOn", r.term_on::text as "termOn",
  r.extended_on::text as "extendedOn", r.extension_reason as "extensionReason", r.answered_on::text as "answeredOn", r.closed_on::text as "closedOn",
  r.close_reason as "closeReason", r.recorded_by_name as "recordedByName", r.version`;

export type NewRequestRow = {
  readonly id: string;
  readonly reference: string;
  readonly right: RightCode;
  readonly channel: string;
  readonly receivedOn: string;
  readonly requester: Requester;
  readonly question: string;
  readonly language: string;
  readonly termOn: string;
};

export async function insertRequest(scope: Scope, row: NewRequestRow): Promise<void> {
  await sql`
    insert into rights_request (id, organisation_id, reference, right_code, channel, received_on, requester, question, language, term_on,
      recorded_by_person_id, recorded_by_name)
    values (${row.id}, ${scope.organisation.id}, ${row.reference}, ${row.right}, ${row.channel}, ${row.receivedOn}, ${JSON.stringify(row.requester)},
      ${row.question}, ${row.language}, ${row.termOn}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

export async function findRequest(scope: Scope, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select ${columns} from rights_request r where r.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

const OPEN = ['received', 'identity-asked', 'identified', 'collecting', 'answered'];
const filtered = (open: boolean) =>
  open ? sql`r.state = any (${OPEN}::text[])` : sql`not r.state = any (${OPEN}::text[])`;

/** By the day on which the answer must be there, the nearest first. */
export async function findRequests(
  scope: Scope,
  open: boolean,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from rights_request r where ${filtered(open)}
       ${after === undefined ? sql`` : sql`and (r.term_on, r.id) > (${after[0]}::date, ${after[1]}::uuid)`}
     order by r.term_on, r.id limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countRequests(scope: Scope, open: boolean): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from rights_request r where ${filtered(open)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export type RequestChange = Partial<{
  state: RequestState;
  requester: Requester;
  identityAskedOn: string;
  identitySuppliedOn: string;
  identity: { readonly method: string; readonly checked: readonly string[]; readonly on: string };
  termOn: string;
  extended: { readonly on: string; readonly reason: string };
  passedOn: true;
  answeredOn: string;
  closedOn: string;
  closeReason: string;
}>;

/** Returns false when someone else changed it first. */
export async function changeRequest(
  scope: Scope,
  id: string,
  expectedVersion: number,
  change: RequestChange,
): Promise<boolean> {
  const sets = [
    ...(change.state === undefined ? [] : [sql`state = ${change.state}`]),
    ...(change.requester === undefined ? [] : [sql`requester = ${JSON.stringify(change.requester)}`]),
    ...(change.identityAskedOn === undefined ? [] : [sql`identity_asked_on = ${change.identityAskedOn}`]),
    ...(change.identitySuppliedOn === undefined
      ? []
      : [sql`identity_supplied_on = ${change.identitySuppliedOn}`]),
    ...(change.identity === undefined
      ? []
      : [
          sql`identity_method = ${change.identity.method}, identity_checked = ${[...change.identity.checked]}, identity_on = ${change.identity.on},
              identity_by_person_id = ${scope.person.id}, identity_by_name = ${scope.person.name}`,
        ]),
    ...(change.termOn === undefined ? [] : [sql`term_on = ${change.termOn}`]),
    ...(change.extended === undefined
      ? []
      : [sql`extended_on = ${change.extended.on}, extension_reason = ${change.extended.reason}`]),
    ...(change.passedOn === undefined ? [] : [sql`passed_on_at = clock_timestamp()`]),
    ...(change.answeredOn === undefined ? [] : [sql`answered_on = ${change.answeredOn}`]),
    ...(change.closedOn === undefined ? [] : [sql`closed_on = ${change.closedOn}`]),
    ...(change.closeReason === undefined ? [] : [sql`close_reason = ${change.closeReason}`]),
  ];
  const { numAffectedRows } = await sql`
    update rights_request set ${sql.join(sets)}, version = version + 1 where id = ${id} and version = ${expectedVersion}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

export async function findProgress(scope: Scope, requestId: string): Promise<PartProgress[]> {
  const { rows } = await sql<PartProgress>`
    select p.id, p.organisation_id as "organisationId", o.name as "organisationName", p.state, p.due_on::text as "dueOn",
           p.finished_at as "finishedAt", p.finished_by_name as "finishedByName"
      from rights_part p join organisation o on o.id = p.organisation_id where p.request_id = ${requestId} order by o.name`.execute(
    scope.db,
  );
  return rows;
}

type NewPart = { readonly id: string; readonly organisationId: string; readonly rules: readonly unknown[] };

export async function passOnToParts(
  scope: Scope,
  requestId: string,
  keys: readonly unknown[],
  dueOn: string,
  parts: readonly NewPart[],
): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select pass_on_rights_request(${requestId}, ${JSON.stringify(keys)}::jsonb, ${dueOn}::date, ${JSON.stringify(parts)}::jsonb) as made`.execute(
    scope.db,
  );
  return rows[0]?.made ?? 0;
}

/** A fact that came later goes to the parts that still search. */
export async function tellNewFacts(scope: Scope, requestId: string, keys: readonly unknown[]): Promise<void> {
  await sql`select renew_rights_facts(${requestId}, ${JSON.stringify(keys)}::jsonb)`.execute(scope.db);
}

/** Parts whose day passed: the answer goes without them. */
export async function letPartsLapse(scope: Scope, requestId: string): Promise<void> {
  await sql`update rights_part set state = 'lapsed', version = version + 1
     where request_id = ${requestId} and state = 'open' and due_on < current_date`.execute(scope.db);
}

/** Organisations of the region; no personal data. */
export async function findControllers(
  scope: Scope,
): Promise<{ readonly id: string; readonly name: string; readonly type: string }[]> {
  const { rows } = await sql<{ id: string; name: string; type: string }>`
    select id, name, type from organisation order by name`.execute(scope.db);
  return rows;
}

export async function findPeopleToTell(
  scope: Scope,
  requestId: string,
  roles: readonly string[],
): Promise<{ readonly organisationId: string; readonly personId: string }[]> {
  const { rows } = await sql<{ organisationId: string; personId: string }>`
    select organisation_id as "organisationId", person_id as "personId" from people_of_rights_request(${requestId}, ${[...roles]}::text[])`.execute(
    scope.db,
  );
  return rows;
}

export async function insertEvent(
  scope: Scope,
  requestId: string,
  type: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await sql`
    insert into rights_event (id, request_id, organisation_id, type, detail, person_id, person_name)
    values (${newId()}, ${requestId}, ${scope.organisation.id}, ${type}, ${JSON.stringify(detail)}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

export async function findEvents(scope: Scope, requestId: string): Promise<RightsEvent[]> {
  const { rows } = await sql<RightsEvent>`
    select id, type, detail, person_name as "personName", occurred_at as "occurredAt" from rights_event
     where request_id = ${requestId} order by occurred_at, id`.execute(scope.db);
  return rows;
}
