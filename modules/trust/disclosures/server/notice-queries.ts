import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

/** Word of a withdrawal or correction to one recipient. */
export type NoticeRow = {
  readonly id: string;
  readonly disclosureId: string;
  readonly rootDisclosureId: string;
  readonly kind: 'withdrawal' | 'correction';
  readonly giverId: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly purposeCode: string;
  readonly reason: string;
  readonly categories: string[];
  readonly replacedById: string | null;
  readonly toldByPersonId: string;
  readonly toldByName: string;
  readonly toldAt: string;
  readonly confirmedAt: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedText: string | null;
  readonly version: number;
};

const select = sql`
  select n.id, n.disclosure_id as "disclosureId", n.root_disclosure_id as "rootDisclosureId", n.kind, n.organisation_id as "giverId",
         n.recipient_organisation_id as "recipientId", r.name as "recipientName", n.purpose_code as "purposeCode", n.reason, n.categories,
         n.replaced_by_disclosure_id as "replacedById", n.told_by_person_id as "toldByPersonId", n.told_by_name as "toldByName", n.told_at as "toldAt",
         n.confirmed_at as "confirmedAt", n.confirmed_by_name as "confirmedByName", n.confirmed_text as "confirmedText", n.version
    from disclosure_notice n join organisation r on r.id = n.recipient_organisation_id`;

/** Of these givings, and of what others passed on of them; in the order in which they were told. */
export async function findNotices(scope: Scope, disclosureIds: readonly string[]): Promise<NoticeRow[]> {
  if (disclosureIds.length === 0) return [];
  const ids = [...disclosureIds];
  const { rows } = await sql<NoticeRow>`
    ${select} where n.disclosure_id = any (${ids}::uuid[]) or n.root_disclosure_id = any (${ids}::uuid[]) order by n.told_at, n.id`.execute(
    scope.db,
  );
  return rows;
}

export async function findNotice(scope: Scope, id: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`${select} where n.id = ${id}`.execute(scope.db);
  return rows[0];
}

/** The notice of the withdrawal that was just made. */
export async function findWithdrawalNotice(scope: Scope, disclosureId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from disclosure_notice where disclosure_id = ${disclosureId} and kind = 'withdrawal'`.execute(
    scope.db,
  );
  return rows[0]?.id;
}

export type NewCorrection = {
  readonly disclosureId: string;
  readonly recipientId: string;
  readonly purposeCode: string;
  readonly reason: string;
  readonly categories: readonly string[];
  readonly replacedById: string | undefined;
};

export async function insertCorrection(scope: Scope, told: NewCorrection): Promise<string> {
  const id = newId();
  await sql`
    insert into disclosure_notice (id, organisation_id, recipient_organisation_id, purpose_code, disclosure_id, root_disclosure_id, kind, reason, categories,
      replaced_by_disclosure_id, told_by_person_id, told_by_name)
    values (${id}, ${scope.organisation.id}, ${told.recipientId}, ${told.purposeCode}, ${told.disclosureId}, ${told.disclosureId}, 'correction',
      ${told.reason}, ${[...told.categories]}, ${told.replacedById ?? null}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
  return id;
}

/** False when somebody confirmed it first. */
export async function markConfirmed(
  scope: Scope,
  id: string,
  text: string | undefined,
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update disclosure_notice set confirmed_at = clock_timestamp(), confirmed_by_person_id = ${scope.person.id}, confirmed_by_name = ${scope.person.name},
           confirmed_text = ${text ?? null}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and confirmed_at is null`.execute(scope.db);
  return numAffectedRows === 1n;
}
