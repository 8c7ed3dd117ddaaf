import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import {
  BLANKED_NOTE,
  type Correction,
  type MeasureBody,
  type MeasureKind,
  type RightsMeasure,
  type RightsNotice,
  type SourceFile,
} from '../model/index.ts';

export async function insertMeasure(
  scope: Scope,
  id: string,
  partId: string,
  kind: MeasureKind,
  body: MeasureBody,
  correction: Readonly<Record<string, unknown>> | undefined,
  sourceFiles: readonly SourceFile[],
): Promise<void> {
  await sql`
    insert into rights_measure (id, part_id, item_id, organisation_id, kind, outcome, correction, weighing, reason, blanked, source_files, decided_by_person_id,
      decided_by_name)
    values (${id}, ${partId}, ${body.itemId}, ${scope.organisation.id}, ${kind}, ${body.outcome},
      ${correction === undefined ? null : JSON.stringify(correction)}, ${body.weighing === undefined ? null : JSON.stringify(body.weighing)},
      ${body.reason}, ${body.pieces.length}, ${JSON.stringify(sourceFiles)}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

export async function findMeasures(scope: Scope, partId: string): Promise<RightsMeasure[]> {
  const { rows } = await sql<RightsMeasure>`
    select id, item_id as "itemId", kind, outcome, reason, blanked, source_files as "sourceFiles", decided_by_name as "decidedByName", decided_at as "decidedAt"
      from rights_measure where part_id = ${partId} order by decided_at`.execute(scope.db);
  return rows;
}

/** Writes a correction or erasure into the own record, with the keys it has from now on. */
export async function carryOut(scope: Scope, measureId: string, keys: readonly unknown[]): Promise<void> {
  await sql`select carry_out_measure(${measureId}, ${JSON.stringify(keys)}::jsonb)`.execute(scope.db);
}

/** Blanks what the story says of an erased person, piece by piece. */
export async function blankNarrative(
  scope: Scope,
  measureId: string,
  pieces: readonly string[],
): Promise<void> {
  await sql`select blank_narrative(${measureId}, ${[...pieces]}::text[], ${BLANKED_NOTE})`.execute(scope.db);
}

export async function insertRestriction(
  scope: Scope,
  record: { readonly mentionId: string; readonly signalId: string; readonly sourcePurpose: string },
  ground: 'restriction' | 'objection',
  measureId: string | null,
): Promise<void> {
  await sql`
    insert into record_restriction (id, organisation_id, purpose_code, record_id, signal_id, ground, measure_id)
    values (${newId()}, ${scope.organisation.id}, ${record.sourcePurpose}, ${record.mentionId}, ${record.signalId}, ${ground}, ${measureId})
    on conflict (organisation_id, record_id) where lifted_at is null do nothing`.execute(scope.db);
}

export type RestrictionRow = {
  readonly id: string;
  readonly mentionId: string;
  readonly signalId: string;
  readonly purposeCode: string;
  readonly ground: 'restriction' | 'objection' | 'correction-lost';
  readonly since: string;
  readonly version: number;
};

const restrictionColumns = sql`id, record_id as "mentionId", signal_id as "signalId", purpose_code as "purposeCode", ground, since, version`;

/** Restrictions that stand on a signal, for whoever sees that signal. */
export async function findRestrictions(scope: Scope, signalId: string): Promise<RestrictionRow[]> {
  const { rows } = await sql<RestrictionRow>`
    select ${restrictionColumns} from record_restriction where signal_id = ${signalId} and lifted_at is null order by since`.execute(
    scope.db,
  );
  return rows;
}

export async function findRestriction(scope: Scope, id: string): Promise<RestrictionRow | undefined> {
  const { rows } = await sql<RestrictionRow>`
    select ${restrictionColumns} from record_restriction where id = ${id} and lifted_at is null`.execute(
    scope.db,
  );
  return rows[0];
}

export async function liftRestrictionOf(scope: Scope, mentionId: string, reason: string): Promise<void> {
  await sql`update record_restriction set lifted_at = clock_timestamp(), lifted_by_name = ${scope.person.name}, lift_reason = ${reason},
      version = version + 1 where record_id = ${mentionId} and organisation_id = ${scope.organisation.id} and lifted_at is null`.execute(
    scope.db,
  );
}

export async function markLifted(
  scope: Scope,
  id: string,
  reason: string,
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update record_restriction set lifted_at = clock_timestamp(), lifted_by_name = ${scope.person.name}, lift_reason = ${reason}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and lifted_at is null`.execute(scope.db);
  return numAffectedRows === 1n;
}

type NewNotice = {
  readonly measureId: string;
  readonly kind: MeasureKind;
  readonly recipientId: string;
  readonly disclosureId: string;
  readonly correction: Correction | null;
};

export async function insertNotice(scope: Scope, notice: NewNotice): Promise<void> {
  await sql`
    insert into rights_notice (id, measure_id, organisation_id, recipient_organisation_id, disclosure_id, kind, correction)
    values (${newId()}, ${notice.measureId}, ${scope.organisation.id}, ${notice.recipientId}, ${notice.disclosureId}, ${notice.kind},
      ${notice.correction === null ? null : JSON.stringify(notice.correction)})`.execute(scope.db);
}

export type NoticeRow = Omit<RightsNotice, 'abilities'> & {
  readonly giverId: string;
  readonly recipientId: string;
};

const noticeColumns = sql`
  n.id, n.kind, g.name as "giverName", r.name as "recipientName", n.organisation_id as "giverId", n.recipient_organisation_id as "recipientId",
  n.disclosure_id as "disclosureId", n.correction, n.told_at as "toldAt", n.confirmed_at as "confirmedAt", n.confirmed_by_name as "confirmedByName",
  n.remark, n.version
  from rights_notice n join organisation g on g.id = n.organisation_id join organisation r on r.id = n.recipient_organisation_id`;

const stands = (open: boolean | undefined) =>
  open === undefined ? sql`true` : sql`(n.confirmed_at is null) = ${open}`;

/** Told or received by the own organisation, the newest first: those that wait for a confirmation, those that have it, or both. */
export async function findNotices(
  scope: Scope,
  open: boolean | undefined,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${noticeColumns} where ${stands(open)} ${after === undefined ? sql`` : sql`and (n.told_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by n.told_at desc, n.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countNotices(scope: Scope, open: boolean | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rights_notice n where ${stands(open)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

/** Notices that the own organisation got and did not confirm. */
export async function countToConfirm(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rights_notice where recipient_organisation_id = ${scope.organisation.id} and confirmed_at is null`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findNotice(scope: Scope, id: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`select ${noticeColumns} where n.id = ${id}`.execute(scope.db);
  return rows[0];
}

export async function markConfirmed(
  scope: Scope,
  id: string,
  remark: string,
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rights_notice set confirmed_at = clock_timestamp(), confirmed_by_person_id = ${scope.person.id}, confirmed_by_name = ${scope.person.name},
           remark = ${remark === '' ? null : remark}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and confirmed_at is null and recipient_organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}
