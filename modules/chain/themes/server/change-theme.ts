import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  changesBetween,
  type EditBody,
  type Edition,
  editionOf,
  mergeEditions,
  openChoices,
  type UpdateBody,
} from '../model/index.ts';
import { editionFrom } from './check-edition.ts';
import type { EditionRow } from './edition-queries.ts';
import {
  isAdopted,
  type OwnThemes,
  offOf,
  openForChange,
  saveEdition,
  type ThemeParts,
  versionOf,
} from './own-themes.ts';

type Asked = { readonly expectedVersion: number; readonly reason: string };

const standing = (own: OwnThemes, themeCode: string): Edition =>
  editionOf(own.content, themeCode, offOf(own.editions.get(themeCode))) ?? refuse('not-found');

/** The row of an adopted theme. Errors: `transition-not-allowed` when it is the region's. */
const adopted = (own: OwnThemes, themeCode: string): EditionRow => {
  const row = own.editions.get(themeCode);
  return isAdopted(row) ? row : refuse('transition-not-allowed');
};

/** Makes the organisation's own edition, with the words as the region has them. Errors: `not-found`, `stale-version`, `transition-not-allowed`. */
export async function adoptTheme(scope: Scope, parts: ThemeParts, themeCode: string, asked: Asked) {
  const own = await openForChange(scope, parts, themeCode, asked.expectedVersion);
  if (isAdopted(own.editions.get(themeCode))) refuse('transition-not-allowed');
  const edition = standing(own, themeCode);
  const { reason } = asked;
  return saveEdition(scope, parts, own, { kind: 'adopted', reason, edition, baseVersionId: own.region.id });
}

/** Errors: `not-found`, `stale-version`, `transition-not-allowed` when not adopted, `invalid-body`, `nothing-changed`. */
export async function editTheme(scope: Scope, parts: ThemeParts, themeCode: string, body: EditBody) {
  const own = await openForChange(scope, parts, themeCode, body.expectedVersion);
  const { number, baseVersionId } = adopted(own, themeCode);
  const before = standing(own, themeCode);
  const edition = editionFrom(own.region.document, before, body, number + 1);
  if (changesBetween(before, edition).length === 0) refuse('nothing-changed');
  return saveEdition(scope, parts, own, { kind: 'edited', reason: body.reason, edition, baseVersionId });
}

/** Gives the theme back: it follows the region again; the own editions stay to be read. Errors: as `editTheme`. */
export async function returnTheme(scope: Scope, parts: ThemeParts, themeCode: string, asked: Asked) {
  const own = await openForChange(scope, parts, themeCode, asked.expectedVersion);
  adopted(own, themeCode);
  if (!own.region.document.themes.some((theme) => theme.code === themeCode)) refuse('transition-not-allowed');
  const edition = standing(own, themeCode);
  const { reason } = asked;
  return saveEdition(scope, parts, own, { kind: 'returned', reason, edition, baseVersionId: own.region.id });
}

/**
 * Takes over what the region changed since. Where both changed the same, somebody says whose words stand.
 * Errors: as `editTheme`, and `invalid-body` at each choice that is missing.
 */
export async function updateTheme(scope: Scope, parts: ThemeParts, themeCode: string, body: UpdateBody) {
  const own = await openForChange(scope, parts, themeCode, body.expectedVersion);
  const { baseVersionId } = adopted(own, themeCode);
  if (own.region.id !== body.regionVersionId)
    refuse('stale-version', { current: { regionVersionId: own.region.id } });
  const base = editionOf(await versionOf(parts, baseVersionId), themeCode);
  const newer = editionOf(own.region.document, themeCode);
  if (base === undefined || newer === undefined) return refuse('transition-not-allowed');
  if (changesBetween(base, newer).length === 0) refuse('nothing-changed');
  const merged = mergeEditions(base, standing(own, themeCode), newer, body.choices);
  const errors = openChoices(merged, body.choices).map((place) => ({
    pointer: `/choices/${place}`,
    code: 'required' as const,
  }));
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
  return saveEdition(scope, parts, own, {
    kind: 'updated',
    reason: body.reason,
    edition: merged.edition,
    baseVersionId: own.region.id,
  });
}
