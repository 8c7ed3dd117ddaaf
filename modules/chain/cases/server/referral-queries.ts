import { type Scope, sql } from '#platform/server/index.ts';
import type { Item } from '../model/index.ts';
import { type OrganisationView, organisationJson } from './case-queries.ts';

export type ReferralRow = {
  readonly id: string;
  readonly organisation: OrganisationView;
  readonly recipient: OrganisationView;
  readonly purposeCode: string;
  readonly signalId: string | null;
  readonly recipientGroup: string;
  readonly reason: string;
  readonly items: Item[];
  readonly categories: string[];
  readonly state: 'sent' | 'accepted' | 'returned' | 'closed';
  readonly version: number;
  readonly sentByPersonId: string;
  readonly sentByName: string;
  readonly sentAt: string;
  readonly answeredByName: string | null;
  readonly answeredAt: string | null;
  readonly answer: string | null;
  readonly withdrawnAt: string | null;
  readonly disclosureId: string;
};

const select = sql`
  select f.id, ${organisationJson('o')} as organisation, ${organisationJson('r')} as recipient, f.purpose_code as "purposeCode", f.signal_id as "signalId",
         f.recipient_group as "recipientGroup", f.reason, f.items, f.categories, f.state, f.version, f.sent_by_person_id as "sentByPersonId",
         f.sent_by_name as "sentByName", f.sent_at as "sentAt", f.answered_by_name as "answeredByName", f.answered_at as "answeredAt", f.answer,
         f.withdrawn_at as "withdrawnAt", f.disclosure_id as "disclosureId"
    from referral f join organisation o on o.id = f.organisation_id join organisation r on r.id = f.recipient_organisation_id`;

export async function findReferrals(
  scope: Scope,
  filter: { readonly signalId?: string | undefined },
): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`
    ${select} where (f.organisation_id = ${scope.organisation.id} or f.recipient_organisation_id = ${scope.organisation.id})
      ${filter.signalId === undefined ? sql`` : sql`and f.signal_id = ${filter.signalId}`}
     order by (f.state = 'sent') desc, f.sent_at desc, f.id desc limit 200`.execute(scope.db);
  return rows;
}

export async function findReferral(scope: Scope, id: string): Promise<ReferralRow | undefined> {
  const { rows } = await sql<ReferralRow>`${select} where f.id = ${id}`.execute(scope.db);
  return rows[0];
}

export async function countOpenReferrals(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from referral where recipient_organisation_id = ${scope.organisation.id} and state = 'sent' and withdrawn_at is null
       and sent_by_person_id <> ${scope.person.id}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export async function insertReferral(
  scope: Scope,
  sent: {
    readonly id: string;
    readonly recipientOrganisationId: string;
    readonly purposeCode: string;
    readonly sourcePurposeCode: string | undefined;
    readonly signalId: string | undefined;
    readonly parentReferralId: string | undefined;
    readonly disclosureId: string;
    readonly recipientGroup: string;
    readonly reason: string;
    readonly items: readonly Item[];
    readonly categories: readonly string[];
  },
): Promise<void> {
  await sql`
    insert into referral (id, organisation_id, recipient_organisation_id, purpose_code, source_purpose_code, signal_id, parent_referral_id, disclosure_id,
      recipient_group, reason, items, categories, sent_by_person_id, sent_by_name)
    values (${sent.id}, ${scope.organisation.id}, ${sent.recipientOrganisationId}, ${sent.purposeCode}, ${sent.sourcePurposeCode ?? null}, ${sent.signalId ?? null},
      ${sent.parentReferralId ?? null}, ${sent.disclosureId}, ${sent.recipientGroup}, ${sent.reason}, ${JSON.stringify(sent.items)}::jsonb, ${[...sent.categories]},
      ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
}

export async function answerReferral(
  scope: Scope,
  id: string,
  expectedVersion: number,
  given: { readonly state: 'accepted' | 'returned' | 'closed'; readonly answer: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update referral set state = ${given.state}, answer = ${given.answer}, answered_by_person_id = ${scope.person.id}, answered_by_name = ${scope.person.name},
           answered_at = clock_timestamp(), version = version + 1 where id = ${id} and version = ${expectedVersion}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

/** A case that the signal is in learns that there was a referral, and nothing of it. */
export async function noteReferral(scope: Scope, signalId: string): Promise<void> {
  await sql`select note_referral(${signalId})`.execute(scope.db);
}
