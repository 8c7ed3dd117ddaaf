import { createHash } from 'node:crypto';
import { newId } from '#platform/kit/index.ts';
import type { Scope, SystemScope } from '#platform/server/index.ts';
import { composeOwn, type ThemesContent } from '../model/index.ts';
import { findOwnVersion, findToRenew, insertOwnVersion, lockThemes } from './edition-queries.ts';

type Keep = {
  readonly organisationId: string;
  readonly regionVersionId: string;
  /** Version of the region, as people name it. */
  readonly regionVersion: string;
  readonly number: number;
  readonly content: ThemesContent;
  readonly personId: string | null;
};

/** Keeps content as an organisation's own next version; its name makes it another one, also when its words were there before. */
export async function keepOwnVersion(within: Pick<Scope, 'db'>, keep: Keep): Promise<string> {
  const document = { ...keep.content, version: `${keep.regionVersion}.${keep.number}` };
  const id = newId();
  await insertOwnVersion(within, {
    id,
    organisationId: keep.organisationId,
    baseVersionId: keep.regionVersionId,
    sha256: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    document,
    personId: keep.personId,
  });
  return id;
}

/** After the region's content was renewed: what an organisation did not adopt follows, what it adopted stays as it worded it. */
export async function renewOwnContent(system: SystemScope): Promise<void> {
  for (const { organisationId, regionVersionId, region, adopted } of await findToRenew(system)) {
    await lockThemes(system, organisationId);
    const own = await findOwnVersion(system, organisationId);
    if (own === undefined) continue;
    await keepOwnVersion(system, {
      organisationId,
      regionVersionId,
      regionVersion: region.version,
      number: own.count + 1,
      content: composeOwn(region, own.document, new Set(adopted)),
      personId: null,
    });
  }
}
