import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { MeasureKind, PartSearch, Release, RightsPart } from '../model/index.ts';
import type { CandidateRow, FoundKind } from './ports.ts';

export type PartRow = Omit<RightsPart, 'abilities'> & {
  readonly organisationId: string;
  readonly coordinatorId: string;
};

const columns = sql`
  p.id, p.request_id as "requestId", p.organisation_id as "organisationId", p.coordinator_organisation_id as "coordinatorId", p.reference,
  p.right_code as "right", c.name as "coordinatorName", p.requester, p.question, p.rules, p.state, p.due_on::text as "dueOn",
  p.finished_by_name as "finishedByName", p.finished_at as "finishedAt", p.version`;

const source = (scope: Scope) => sql`
  rights_part p join organisation c on c.id = p.coordinator_organisation_id where p.organisation_id = ${scope.organisation.id}`;

/** A part of the own organisation; another's is not found, also not by the contact point. */
export async function findPart(scope: Scope, id: string): Promise<PartRow | undefined> {
  const { rows } = await sql<PartRow>`select ${columns} from ${source(scope)} and p.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

const filtered = (open: boolean) => (open ? sql`and p.state = 'open'` : sql`and p.state <> 'open'`);

export async function findParts(
  scope: Scope,
  open: boolean,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select ${columns} from ${source(scope)} ${filtered(open)}
       ${after === undefined ? sql`` : sql`and (p.due_on, p.id) > (${after[0]}::date, ${after[1]}::uuid)`}
     order by p.due_on, p.id limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countParts(scope: Scope, open: boolean): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rights_part p where p.organisation_id = ${scope.organisation.id} ${filtered(open)}`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

type ItemCounts = Pick<PartSearch, 'confirmed' | 'rejected' | 'reviewed' | 'measured'>;

/** How far a part is. What was erased needs no decision about showing it. */
export async function countItems(scope: Scope, partId: string): Promise<ItemCounts> {
  const { rows } = await sql<ItemCounts>`
    select count(*) filter (where i.is_requester)::int as confirmed, count(*) filter (where not i.is_requester)::int as rejected,
           count(*) filter (where i.decision is not null or (m.kind = 'erasure' and m.outcome = 'granted'))::int as reviewed,
           count(*) filter (where m.id is not null or (i.is_requester and i.record_kind = 'contribution'))::int as measured
      from rights_item i left join rights_measure m on m.item_id = i.id where i.part_id = ${partId}`.execute(
    scope.db,
  );
  return rows[0] ?? { confirmed: 0, rejected: 0, reviewed: 0, measured: 0 };
}

export type ItemRow = {
  readonly id: string;
  readonly recordKind: FoundKind;
  /** What was decided besides showing it; null where the right asks no such decision, or it was not taken yet. */
  readonly measure: {
    readonly kind: MeasureKind;
    readonly outcome: 'granted' | 'refused';
    readonly reason: string;
  } | null;
  readonly givenByRequester: boolean;
  readonly mentionId: string;
  readonly signalId: string;
  readonly sourcePurpose: string;
  readonly decision: 'shown' | 'partly' | 'withheld' | null;
  readonly reasons: string[];
  readonly withheldFields: string[];
  readonly reviewedByName: string | null;
  readonly confirmedByName: string;
};

const itemColumns = sql`
  id, (select jsonb_build_object('kind', m.kind, 'outcome', m.outcome, 'reason', m.reason) from rights_measure m where m.item_id = rights_item.id) as measure,
  given_by_requester as "givenByRequester", record_kind as "recordKind", record_id as "mentionId", signal_id as "signalId", source_purpose_code as "sourcePurpose", decision, reasons,
  withheld_fields as "withheldFields", reviewed_by_name as "reviewedByName", confirmed_by_name as "confirmedByName"`;

/** What a person said is about the requester, by record. */
export async function findItems(
  scope: Scope,
  partId: string,
  after: string | undefined,
  limit: number,
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns} from rights_item
     where part_id = ${partId} and is_requester ${after === undefined ? sql`` : sql`and record_id > ${after}::uuid`}
     order by record_id limit ${limit}`.execute(scope.db);
  return rows;
}

export async function findItemsById(
  scope: Scope,
  partId: string,
  ids: readonly string[],
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns} from rights_item where part_id = ${partId} and is_requester and id = any (${[...ids]}::uuid[])`.execute(
    scope.db,
  );
  return rows;
}

export async function saveConfirmed(
  scope: Scope,
  partId: string,
  found: readonly Pick<CandidateRow, 'recordKind' | 'mentionId' | 'signalId' | 'purposeCode'>[],
  isRequester: boolean,
): Promise<void> {
  const rows = found.map((one) => ({ ...one, id: newId() }));
  await sql`
    insert into rights_item (id, part_id, organisation_id, source_purpose_code, record_kind, record_id, signal_id, is_requester, confirmed_by_person_id, confirmed_by_name)
    select f.id, ${partId}, ${scope.organisation.id}, f."purposeCode", f."recordKind", f."mentionId", f."signalId", ${isRequester}, ${scope.person.id}, ${scope.person.name}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, "mentionId" uuid, "signalId" uuid, "purposeCode" text, "recordKind" text)
    on conflict on constraint rights_item_once do update
       set is_requester = excluded.is_requester, confirmed_by_person_id = excluded.confirmed_by_person_id, confirmed_by_name = excluded.confirmed_by_name,
           confirmed_at = clock_timestamp(), decision = null, reasons = '{}', withheld_fields = '{}', reviewed_by_name = null, reviewed_at = null,
           version = rights_item.version + 1`.execute(scope.db);
}

export async function saveReview(
  scope: Scope,
  partId: string,
  ids: readonly string[],
  review: {
    readonly decision: string;
    readonly reasons: readonly string[];
    readonly withheldFields: readonly string[];
    readonly givenByRequester: boolean;
  },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update rights_item set decision = ${review.decision}, reasons = ${[...review.reasons]}, withheld_fields = ${[...review.withheldFields]},
           given_by_requester = ${review.givenByRequester},
           reviewed_by_name = ${scope.person.name}, reviewed_at = clock_timestamp(), version = version + 1
     where part_id = ${partId} and is_requester and id = any (${[...ids]}::uuid[])`.execute(scope.db);
  return Number(numAffectedRows ?? 0);
}

export async function markFinished(scope: Scope, id: string, expectedVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rights_part set state = 'finished', finished_at = clock_timestamp(), finished_by_person_id = ${scope.person.id},
           finished_by_name = ${scope.person.name}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and state = 'open' and organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

export async function insertRelease(
  scope: Scope,
  part: PartRow,
  disclosureId: string | null,
  content: Release,
): Promise<void> {
  await sql`
    insert into rights_release (id, part_id, request_id, organisation_id, recipient_organisation_id, disclosure_id, content, given_by_name)
    values (${newId()}, ${part.id}, ${part.requestId}, ${scope.organisation.id}, ${part.coordinatorId}, ${disclosureId}, ${JSON.stringify(content)},
      ${scope.person.name})`.execute(scope.db);
}

/** What the controllers handed over for a request of the own contact point. */
export async function findReleases(
  scope: Scope,
  requestId: string,
): Promise<{ readonly partId: string; readonly content: Release }[]> {
  const { rows } = await sql<{ partId: string; content: Release }>`
    select part_id as "partId", content from rights_release where request_id = ${requestId} and recipient_organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows;
}
