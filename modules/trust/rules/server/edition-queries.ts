import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { LegalBasesContent, OwnRule, SharingRule } from '../../purposes/model/index.ts';

export type EditionRow = {
  readonly id: string;
  readonly ruleCode: string;
  readonly number: number;
  readonly kind: 'adapted' | 'own' | 'retired';
  readonly baseVersionId: string;
  readonly regionVersion: string;
  readonly rule: SharingRule | null;
  readonly reason: string;
  readonly savedByName: string;
  readonly savedAt: string;
  readonly enactedByName: string | null;
  readonly enactedAt: string | null;
  readonly changedQuestions: string[];
};

const columns = sql`e.id, e.rule_code as "ruleCode", e.number, e.kind, e.base_version_id as "baseVersionId", v.version as "regionVersion",
  e.rule, e.reason, e.saved_by_name as "savedByName", e.saved_at as "savedAt", n.enacted_by_name as "enactedByName", n.enacted_at as "enactedAt",
  coalesce(n.changed_questions, '{}') as "changedQuestions"`;

const source = sql`rule_edition e join content_version v on v.id = e.base_version_id left join rule_enactment n on n.rule_edition_id = e.id`;

/** All editions of the own organisation, or of one rule, the newest first. */
export async function findEditions(scope: Scope, ruleCode?: string): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from ${source} where e.organisation_id = ${scope.organisation.id}
       ${ruleCode === undefined ? sql`` : sql`and e.rule_code = ${ruleCode}`}
     order by e.rule_code, e.number desc`.execute(scope.db);
  return rows;
}

export type NewEdition = Pick<
  EditionRow,
  'ruleCode' | 'number' | 'kind' | 'baseVersionId' | 'rule' | 'reason'
>;

export async function insertEdition(scope: Scope, edition: NewEdition): Promise<string> {
  const id = newId();
  await sql`
    insert into rule_edition (id, organisation_id, rule_code, number, kind, base_version_id, rule, reason, saved_by_person_id, saved_by_name)
    values (${id}, ${scope.organisation.id}, ${edition.ruleCode}, ${edition.number}, ${edition.kind}, ${edition.baseVersionId},
      ${edition.rule === null ? null : JSON.stringify(edition.rule)}, ${edition.reason}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
  return id;
}

export async function insertEnactment(
  scope: Scope,
  enacted: {
    readonly editionId: string;
    readonly contentVersionId: string;
    readonly changedQuestions: readonly string[];
  },
): Promise<void> {
  await sql`
    insert into rule_enactment (id, organisation_id, rule_edition_id, content_version_id, changed_questions, enacted_by_person_id, enacted_by_name)
    values (${newId()}, ${scope.organisation.id}, ${enacted.editionId}, ${enacted.contentVersionId}, ${[...enacted.changedQuestions]},
      ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
}

/** One change of an organisation's rules at a time: each is made on top of the one before. */
export async function lockRules(within: Pick<Scope, 'db'>, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rules ${organisationId}`}, 0))`.execute(
    within.db,
  );
}

type OwnVersion = {
  readonly id: string;
  readonly organisationId: string;
  readonly baseVersionId: string;
  readonly sha256: string;
  readonly document: LegalBasesContent;
  readonly personId: string | null;
};

export async function insertOwnVersion(within: Pick<Scope, 'db'>, version: OwnVersion): Promise<void> {
  await sql`
    insert into content_version (id, kind, organisation_id, base_version_id, version, sha256, document, created_by_person_id)
    values (${version.id}, 'legal-bases', ${version.organisationId}, ${version.baseVersionId}, ${version.document.version}, ${version.sha256},
      ${JSON.stringify(version.document)}, ${version.personId})`.execute(within.db);
}

/** The newest version in force of an organisation, read inside the lock: memory may be older. */
export async function findInForce(
  within: Pick<Scope, 'db'>,
  organisationId: string,
): Promise<{ readonly id: string; readonly own: boolean; readonly count: number }> {
  const { rows } = await sql<{ id: string; own: boolean; count: number }>`
    select id, organisation_id is not null as own,
           (select count(*)::int from content_version where kind = 'legal-bases' and organisation_id = ${organisationId}) as count
      from content_version where kind = 'legal-bases' and (organisation_id is null or organisation_id = ${organisationId})
     order by organisation_id is not null desc, created_at desc, id desc limit 1`.execute(within.db);
  const found = rows[0];
  if (found === undefined) throw new Error('no rules are loaded');
  return found;
}

/** Rules of the organisation whose own text was put in force last. */
export async function findOwnRules(within: Pick<Scope, 'db'>, organisationId: string): Promise<OwnRule[]> {
  const { rows } = await sql<OwnRule>`
    select distinct on (e.rule_code) e.rule_code as code, e.rule
      from rule_enactment n join rule_edition e on e.id = n.rule_edition_id
     where n.organisation_id = ${organisationId} order by e.rule_code, n.enacted_at desc`.execute(within.db);
  return rows;
}

/** The same text in the newer version needs no new yes. */
export async function carryConfirmations(scope: Scope, from: string, to: string): Promise<void> {
  await sql`select carry_own_confirmations(${from}, ${to})`.execute(scope.db);
}

export async function confirmInVersion(
  scope: Scope,
  ruleCode: string,
  contentVersionId: string,
): Promise<void> {
  await sql`
    insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id)
    values (${newId()}, ${scope.organisation.id}, ${ruleCode}, ${contentVersionId}, ${scope.person.id}) on conflict do nothing`.execute(
    scope.db,
  );
}

export type StandingConfirmation = {
  readonly id: string;
  readonly ruleCode: string;
  readonly confirmedByName: string | null;
  readonly confirmedAt: string;
};

export async function findStanding(scope: Scope, contentVersionId: string): Promise<StandingConfirmation[]> {
  const { rows } = await sql<StandingConfirmation>`
    select c.id, c.rule_code as "ruleCode", p.name as "confirmedByName", c.confirmed_at as "confirmedAt"
      from rule_confirmation c left join person p on p.id = c.confirmed_by_person_id
     where c.organisation_id = ${scope.organisation.id} and c.content_version_id = ${contentVersionId} and c.withdrawn_at is null`.execute(
    scope.db,
  );
  return rows;
}

export type ToRenew = {
  readonly organisationId: string;
  readonly inForceId: string;
  readonly regionVersionId: string;
  readonly region: LegalBasesContent;
};

/** Organisations with own rules that stand on an older version of the region. */
export async function findToRenew(system: SystemScope): Promise<ToRenew[]> {
  const { rows } = await sql<ToRenew>`
    with region as (
      select id, document from content_version where kind = 'legal-bases' and organisation_id is null order by created_at desc, id desc limit 1
    ), own as (
      select distinct on (organisation_id) organisation_id, id, base_version_id from content_version
       where kind = 'legal-bases' and organisation_id is not null order by organisation_id, created_at desc, id desc
    )
    select own.organisation_id as "organisationId", own.id as "inForceId", region.id as "regionVersionId", region.document as region
      from own, region where own.base_version_id is distinct from region.id`.execute(system.db);
  return rows;
}

export async function carryForOrganisation(
  system: SystemScope,
  organisationId: string,
  from: string,
  to: string,
): Promise<void> {
  await sql`select carry_rule_confirmations(${organisationId}, ${from}, ${to})`.execute(system.db);
}
