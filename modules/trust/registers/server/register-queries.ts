import { newId, refuse } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { Processor, ProcessorInput } from '../model/index.ts';

const processorColumns = sql`
  id, name, task, country, purpose_codes as "purposeCodes", agreed_on::text as "agreedOn", review_on::text as "reviewOn",
  agreement_reference as "agreementReference", ended_on::text as "endedOn", version`;

/** Written ones, and organisations that record here under a mandate; those that ended last. */
export async function findProcessors(scope: Scope): Promise<Processor[]> {
  const { rows } = await sql<Processor>`
    select * from (
      select ${processorColumns}, 'written' as origin from processor where organisation_id = ${scope.organisation.id}
      union all
      select m.id, o.name, m.role_code, 'Nederland', m.purpose_codes, m.valid_from::text, null, m.document_reference,
             coalesce(m.withdrawn_at::date, m.valid_until)::text, 1, 'mandate'
        from mandate m join organisation o on o.id = m.processor_organisation_id where m.organisation_id = ${scope.organisation.id}) all_of_them
     order by "endedOn" is not null, name, task`.execute(scope.db);
  return rows;
}

export async function insertProcessor(scope: Scope, input: ProcessorInput): Promise<string> {
  const id = newId();
  await sql`
    insert into processor (id, organisation_id, name, task, country, purpose_codes, agreed_on, review_on, agreement_reference, ended_on, changed_by_person_id)
    values (${id}, ${scope.organisation.id}, ${input.name}, ${input.task}, ${input.country}, ${input.purposeCodes}, ${input.agreedOn}, ${input.reviewOn},
      ${input.agreementReference}, ${input.endedOn}, ${scope.person.id})`.execute(scope.db);
  return id;
}

/** Errors: `not-found` (of another organisation too), `stale-version`. */
export async function saveProcessor(
  scope: Scope,
  id: string,
  input: ProcessorInput,
  expectedVersion: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update processor set name = ${input.name}, task = ${input.task}, country = ${input.country}, purpose_codes = ${input.purposeCodes},
           agreed_on = ${input.agreedOn}, review_on = ${input.reviewOn}, agreement_reference = ${input.agreementReference}, ended_on = ${input.endedOn},
           changed_by_person_id = ${scope.person.id}, changed_at = clock_timestamp(), version = version + 1
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  if (numAffectedRows === 1n) return;
  const { rows } = await sql<{ version: number }>`select version from processor where id = ${id}`.execute(
    scope.db,
  );
  if (rows.length === 0) return refuse('not-found');
  refuse('stale-version');
}

export type OrganisationFacts = {
  readonly confirmedRules: string[];
  readonly dpias: { readonly purpose: string; readonly approvedOn: string }[];
  readonly officers: { readonly name: string; readonly task: 'privacy-officer' | 'fg' }[];
  readonly roles: { readonly role: string; readonly personId: string }[];
};

/** What tables say of the own organisation: confirmed rules of a version, DPIAs, who watches over privacy, who holds which role. */
export async function findFacts(scope: Scope, rulesVersionId: string): Promise<OrganisationFacts> {
  const own = scope.organisation.id;
  const { rows } = await sql<OrganisationFacts>`
    with held as (
      select a.person_id, r.role from appointment a, unnest(a.roles) r(role)
       where a.organisation_id = ${own} and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
    )
    select coalesce((select array_agg(c.rule_code) from rule_confirmation c
             where c.organisation_id = ${own} and c.content_version_id = ${rulesVersionId} and c.withdrawn_at is null), '{}') as "confirmedRules",
           coalesce((select jsonb_agg(jsonb_build_object('purpose', d.purpose_code, 'approvedOn', d.approved_on)) from (
             select purpose_code, max(approved_on) as approved_on from dpia where organisation_id = ${own} group by purpose_code) d), '[]') as dpias,
           coalesce((select jsonb_agg(distinct jsonb_build_object('name', p.name, 'task', case held.role when 'fg' then 'fg' else 'privacy-officer' end))
             from held join person p on p.id = held.person_id where held.role in ('privacyofficer', 'fg')), '[]') as officers,
           coalesce((select jsonb_agg(distinct jsonb_build_object('role', held.role, 'personId', held.person_id)) from held), '[]') as roles`.execute(
    scope.db,
  );
  return rows[0] ?? { confirmedRules: [], dpias: [], officers: [], roles: [] };
}

/** Tables that hold records of organisations, and of how many the database itself decides per row, for their owner too. */
export async function countGuardedTables(scope: Scope): Promise<{ all: number; guarded: number }> {
  const { rows } = await sql<{ all: number; guarded: number }>`
    select count(*)::int as all, count(*) filter (where c.relrowsecurity and c.relforcerowsecurity
             and exists (select 1 from pg_policy p where p.polrelid = c.oid))::int as guarded
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)`.execute(
    scope.db,
  );
  return rows[0] ?? { all: 0, guarded: 0 };
}

/** How many other organisations signed a checkpoint of the log. */
export async function countWitnesses(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct w.organisation_id from audit_witness w where w.organisation_id <> ${scope.organisation.id}
      and exists (select 1 from audit_cosignature s where s.witness_id = w.id and s.organisation_id = w.organisation_id)) other`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** Per purpose who else signed the same agreement, or takes part in the same partnership. */
export async function findJointControllers(scope: Scope): Promise<{ purpose: string; names: string[] }[]> {
  const own = scope.organisation.id;
  const { rows } = await sql<{ purpose: string; names: string[] }>`
    select purpose, array_agg(distinct o.name order by o.name) as names from (
      select unnest(a.purpose_codes) as purpose, other.organisation_id as id
        from agreement_party mine join agreement a on a.id = mine.agreement_id join agreement_party other on other.agreement_id = a.id
       where mine.organisation_id = ${own} and mine.ended_on is null and other.ended_on is null
         and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
      union
      select mine.purpose_code, mine.partnership_organisation_id from participation mine
       where mine.organisation_id = ${own} and mine.valid_from <= current_date and (mine.valid_until is null or mine.valid_until >= current_date)
    ) party join organisation o on o.id = party.id where o.id <> ${own} group by purpose`.execute(scope.db);
  return rows;
}
