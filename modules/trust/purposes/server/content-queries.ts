import { newId } from '#platform/kit/index.ts';
import { type SystemScope, sql } from '#platform/server/index.ts';

export type ContentKind =
  | 'themes'
  | 'legal-bases'
  | 'role-groups'
  | 'phase-states'
  | 'value-maps'
  | 'retention-rules'
  | 'rule-questions';

export type StoredContent = {
  readonly id: string;
  readonly kind: ContentKind;
  readonly organisationId: string | null;
  readonly version: string;
  readonly sha256: string;
  readonly document: unknown;
  readonly createdAt: string;
};

/** Keeps one version of the starting content; the same bytes twice are one version. Returns its id. */
export async function keepStartingContent(
  system: SystemScope,
  content: {
    readonly kind: ContentKind;
    readonly version: string;
    readonly sha256: string;
    readonly document: unknown;
  },
): Promise<string> {
  const id = newId();
  const inserted = await sql<{ id: string }>`
    insert into content_version (id, kind, version, sha256, document)
    values (${id}, ${content.kind}, ${content.version}, ${content.sha256}, ${JSON.stringify(content.document)})
    on conflict do nothing returning id`.execute(system.db);
  if (inserted.rows[0] !== undefined) return id;
  const found = await sql<{ id: string }>`
    select id from content_version where kind = ${content.kind} and organisation_id is null and sha256 = ${content.sha256}`.execute(
    system.db,
  );
  return found.rows[0]?.id ?? id;
}

/** The newest version of each kind, for the region and for each organisation that has its own; a document that is known is not read again. */
export async function newestContent(
  system: SystemScope,
  known: ReadonlyMap<string, StoredContent>,
): Promise<StoredContent[]> {
  const { rows } = await sql<StoredContent>`
    select c.id, c.kind, c.organisation_id as "organisationId", c.version, c.sha256,
           case when c.id = any(${[...known.keys()]}::uuid[]) then null else c.document end as document, c.created_at as "createdAt"
      from (select distinct on (kind, organisation_id) id from content_version
             order by kind, organisation_id, created_at desc, id desc) newest
      join content_version c using (id)`.execute(system.db);
  return rows.map((row) => known.get(row.id) ?? row);
}

export async function contentById(system: SystemScope, id: string): Promise<StoredContent | undefined> {
  const { rows } = await sql<StoredContent>`
    select id, kind, organisation_id as "organisationId", version, sha256, document,
           created_at as "createdAt" from content_version where id = ${id}`.execute(system.db);
  return rows[0];
}
