import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { EditionIndicator, ThemesContent } from '../model/index.ts';

export type EditionKind = 'adopted' | 'edited' | 'updated' | 'returned';

export type EditionRow = {
  readonly id: string;
  readonly themeCode: string;
  readonly number: number;
  readonly kind: EditionKind;
  readonly contentVersionId: string;
  readonly baseVersionId: string;
  readonly switchedOff: readonly EditionIndicator[];
  readonly reason: string;
  readonly savedByName: string;
  readonly savedAt: string;
  /** What people call the version of the region that it stands on. */
  readonly regionVersion: string;
};

/** What a row gets by being saved, or from the rows it points at. */
export type SetBySaving = 'id' | 'savedByName' | 'savedAt' | 'regionVersion';

const columns = sql`id, theme_code as "themeCode", number, kind, content_version_id as "contentVersionId",
  base_version_id as "baseVersionId", switched_off as "switchedOff", reason, saved_by_name as "savedByName", saved_at as "savedAt",
  (select v.version from content_version v where v.id = theme_edition.base_version_id) as "regionVersion"`;

/** The newest edition of each theme that the organisation ever adopted. */
export async function newestEditions(scope: Scope): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select distinct on (theme_code) ${columns} from theme_edition where organisation_id = ${scope.organisation.id}
     order by theme_code, number desc`.execute(scope.db);
  return rows;
}

/** All editions of one theme, the newest first. */
export async function editionsOfTheme(scope: Scope, themeCode: string): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from theme_edition where organisation_id = ${scope.organisation.id} and theme_code = ${themeCode}
     order by number desc`.execute(scope.db);
  return rows;
}

export async function insertEdition(
  scope: Scope,
  row: Omit<EditionRow, SetBySaving> & { readonly id: string },
): Promise<void> {
  await sql`
    insert into theme_edition (id, organisation_id, theme_code, number, kind, content_version_id, base_version_id, switched_off, reason,
      saved_by_person_id, saved_by_name)
    values (${row.id}, ${scope.organisation.id}, ${row.themeCode}, ${row.number}, ${row.kind}, ${row.contentVersionId}, ${row.baseVersionId},
      ${JSON.stringify(row.switchedOff)}, ${row.reason}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

const lockName = (organisationId: string): string => `themes ${organisationId}`;

/** One edit of an organisation's themes at a time: each is made on top of the one before. */
export async function lockThemes(within: Pick<Scope, 'db'>, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockName(organisationId)}, 0))`.execute(
    within.db,
  );
}

export type OwnVersion = { readonly document: ThemesContent; readonly count: number };

/** The organisation's own content as it stands now, and how many versions it has had. */
export async function findOwnVersion(
  within: Pick<Scope, 'db'>,
  organisationId: string,
): Promise<OwnVersion | undefined> {
  const { rows } = await sql<OwnVersion>`
    select document, (select count(*)::int from content_version where kind = 'themes' and organisation_id = ${organisationId}) as count
      from content_version where kind = 'themes' and organisation_id = ${organisationId} order by created_at desc, id desc limit 1`.execute(
    within.db,
  );
  return rows[0];
}

export type NewOwnVersion = {
  readonly id: string;
  readonly organisationId: string;
  readonly baseVersionId: string;
  readonly sha256: string;
  readonly document: ThemesContent;
  /** Null when a newer version of the region was put under it. */
  readonly personId: string | null;
};

export async function insertOwnVersion(within: Pick<Scope, 'db'>, version: NewOwnVersion): Promise<void> {
  await sql`
    insert into content_version (id, kind, organisation_id, base_version_id, version, sha256, document, created_by_person_id)
    values (${version.id}, 'themes', ${version.organisationId}, ${version.baseVersionId}, ${version.document.version}, ${version.sha256},
      ${JSON.stringify(version.document)}, ${version.personId})`.execute(within.db);
}

export type ToRenew = {
  readonly organisationId: string;
  readonly regionVersionId: string;
  readonly region: ThemesContent;
  readonly adopted: readonly string[];
};

/** Organisations with adopted themes whose content stands on an older version of the region. */
export async function findToRenew(system: SystemScope): Promise<ToRenew[]> {
  const { rows } = await sql<ToRenew>`
    with region as (
      select id, document from content_version where kind = 'themes' and organisation_id is null order by created_at desc, id desc limit 1
    ), own as (
      select distinct on (organisation_id) organisation_id, base_version_id from content_version
       where kind = 'themes' and organisation_id is not null order by organisation_id, created_at desc, id desc
    )
    select own.organisation_id as "organisationId", region.id as "regionVersionId", region.document as region,
           array(select e.theme_code from (select distinct on (theme_code) theme_code, kind from theme_edition
                   where organisation_id = own.organisation_id order by theme_code, number desc) e
                  where e.kind <> 'returned') as adopted
      from own, region where own.base_version_id is distinct from region.id`.execute(system.db);
  return rows;
}
