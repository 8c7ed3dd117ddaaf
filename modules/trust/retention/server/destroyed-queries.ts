import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { DestroyedRecord, RetentionHold, SweepReport } from '../model/index.ts';
import { ruleJson, type StoredRule } from './term-queries.ts';

export type DestroyedRow = Omit<DestroyedRecord, 'rule' | 'purposeTitle' | 'decisions'> & {
  readonly rule: StoredRule | null;
  readonly decisions: readonly Omit<DestroyedRecord['decisions'][number], 'title'>[];
};

const columns = sql`
  d.record_id as "recordId", d.record_kind as "recordKind", d.reference, d.purpose_code as purpose, d.destroyed_at as "destroyedAt",
  d.list_id as "listId", l.title as "listTitle", ${ruleJson} as rule,
  (select jsonb_build_object('name', p.archive_name, 'reference', p.archive_reference) from transfer_package p
    where p.organisation_id = d.organisation_id and p.record_id = d.record_id and p.state = 'received' limit 1) as archive,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', k.decision_kind, 'decidedOn', k.decided_on, 'number', k.number, 'articles',
      (select coalesce(jsonb_agg(concat_ws(' ', b ->> 'law', b ->> 'article')), '[]') from jsonb_array_elements(k.legal_bases) b)) order by k.decided_on), '[]')
     from kept_decision k where k.organisation_id = d.organisation_id and k.record_reference = d.reference) as decisions`;
const tables = sql`destroyed_record d left join retention_rule r on r.id = d.rule_id left join destruction_list l on l.id = d.list_id`;

/** By its id, or by the number that a person reads aloud. */
export async function findDestroyed(scope: Scope, idOrReference: string): Promise<DestroyedRow | undefined> {
  const { rows } = await sql<DestroyedRow>`
    select ${columns} from ${tables}
     where d.organisation_id = ${scope.organisation.id} and (d.record_id::text = lower(${idOrReference}) or d.reference = upper(${idOrReference}))
     order by d.destroyed_at desc limit 1`.execute(scope.db);
  return rows[0];
}

/** What went by itself, newest first. */
export async function findSweeps(
  scope: Scope,
): Promise<(Omit<SweepReport, 'rule'> & { rule: StoredRule | null })[]> {
  const { rows } = await sql<Omit<SweepReport, 'rule'> & { rule: StoredRule | null }>`
    select s.record_kind as "recordKind", s.counts, s.swept_at as "sweptAt", s.before_moment as before, ${ruleJson} as rule
      from sweep_report s left join retention_rule r on r.id = s.rule_id order by s.swept_at desc, s.id desc limit 100`.execute(
    scope.db,
  );
  return rows;
}

export type HoldRow = Omit<RetentionHold, 'abilities'> & { readonly placedByPersonId: string };

export async function findHolds(scope: Scope, recordId: string | undefined): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.record_kind as "recordKind", h.record_id as "recordId", t.reference, h.purpose_code as purpose, h.reason_code as "reasonCode", h.note,
           h.placed_by_person_id as "placedByPersonId", h.placed_by_name as "placedByName", h.placed_at as "placedAt", h.lifted_by_name as "liftedByName",
           h.lifted_at as "liftedAt", h.version
      from retention_hold h left join record_term t on t.record_id = h.record_id and t.organisation_id = h.organisation_id
     where h.organisation_id = ${scope.organisation.id} ${recordId === undefined ? sql`` : sql`and h.record_id = ${recordId}`}
     order by h.lifted_at is not null, h.placed_at desc limit 200`.execute(scope.db);
  return rows;
}

export async function placeHold(
  scope: Scope,
  id: string,
  hold: {
    readonly recordKind: string;
    readonly recordId: string;
    readonly reasonCode: string;
    readonly note: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ made: string | null }>`
    select place_retention_hold(${id}, ${hold.recordKind}, ${hold.recordId}, ${hold.reasonCode}, ${hold.note}) as made`.execute(
    scope.db,
  );
  return (rows[0]?.made ?? null) !== null;
}

export async function liftHold(scope: Scope, id: string, expectedVersion: number): Promise<boolean> {
  const { rows } = await sql<{
    made: number | null;
  }>`select lift_retention_hold(${id}, ${expectedVersion}) as made`.execute(scope.db);
  return (rows[0]?.made ?? null) !== null;
}

export type Sweep = {
  readonly recordKind: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rule: string | null;
};

/** Removes what goes by itself; all kinds, or these. */
export async function sweepShortLived(system: SystemScope, kinds?: readonly string[]): Promise<Sweep[]> {
  const { rows } = await sql<Sweep>`
    select record_kind as "recordKind", counts, rule_id as rule from sweep_short_lived(${kinds === undefined ? null : [...kinds]}::text[])`.execute(
    system.db,
  );
  return rows;
}

export async function notedRemovals(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select file_id as id from file_removal order by noted_at limit 1000`.execute(system.db);
  return rows.map(({ id }) => id);
}

export async function forgetRemoval(system: SystemScope, fileId: string): Promise<void> {
  await sql`delete from file_removal where file_id = ${fileId}`.execute(system.db);
}
