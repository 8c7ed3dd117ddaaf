import type { ContentStore, KeptVersion } from '#modules/trust/purposes/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  changesBetween,
  composeOwn,
  type Edition,
  type EditionIndicator,
  editionOf,
  parseThemes,
  type ThemesContent,
  withEdition,
} from '../model/index.ts';
import {
  type EditionKind,
  type EditionRow,
  findOwnVersion,
  insertEdition,
  lockThemes,
  newestEditions,
  type SetBySaving,
} from './edition-queries.ts';
import { keepOwnVersion } from './renew-content.ts';

export type ThemeParts = { readonly content: ContentStore };

export type Region = { readonly id: string; readonly document: ThemesContent; readonly createdAt: string };

export const regionOf = (parts: ThemeParts): Region => parts.content.newest('themes') as KeptVersion & Region;

/** A version that is kept; the ids come from rows that the scope could read. */
export async function versionOf(parts: ThemeParts, id: string): Promise<ThemesContent> {
  const kept = await parts.content.byId(id);
  if (kept === undefined) throw new Error(`content version ${id} is gone`);
  return kept.document as ThemesContent;
}

/** An organisation's themes while one of them is being changed. */
export type OwnThemes = {
  readonly region: Region;
  readonly content: ThemesContent;
  readonly count: number;
  readonly editions: ReadonlyMap<string, EditionRow>;
};

export const isAdopted = (row: EditionRow | undefined): row is EditionRow =>
  row !== undefined && row.kind !== 'returned';

/** `switchedOff` of an edition that stands; nothing of one that was given back. */
export const offOf = (row: EditionRow | undefined): readonly EditionIndicator[] =>
  isAdopted(row) ? row.switchedOff : [];

const adoptedIn = (editions: ReadonlyMap<string, EditionRow>): Set<string> =>
  new Set([...editions.values()].filter(isAdopted).map((row) => row.themeCode));

/** Locks the organisation's themes and reads them as they stand. Errors: `not-found` of a theme, `stale-version`. */
export async function openForChange(
  scope: Scope,
  parts: ThemeParts,
  themeCode: string,
  expectedVersion: number,
): Promise<OwnThemes> {
  await lockThemes(scope, scope.organisation.id);
  const region = regionOf(parts);
  const own = await findOwnVersion(scope, scope.organisation.id);
  const editions = new Map((await newestEditions(scope)).map((row) => [row.themeCode, row]));
  const content = composeOwn(region.document, own?.document ?? region.document, adoptedIn(editions));
  if (!content.themes.some((theme) => theme.code === themeCode)) refuse('not-found');
  const number = editions.get(themeCode)?.number ?? 0;
  if (number !== expectedVersion) refuse('stale-version', { current: { number } });
  return { region, content, count: own?.count ?? 0, editions };
}

type Saved = {
  readonly kind: EditionKind;
  readonly reason: string;
  readonly edition: Edition;
  /** The version of the region that the edition stands on. */
  readonly baseVersionId: string;
};

/** Keeps an edition as the theme's next version, with the content of the organisation that follows from it. */
export async function saveEdition(
  scope: Scope,
  parts: ThemeParts,
  own: OwnThemes,
  saved: Saved,
): Promise<{ number: number }> {
  const { edition, kind, reason, baseVersionId } = saved;
  const next = kind === 'returned' ? withoutTheme(own, edition.code) : await withTheme(parts, own, saved);
  checkWhole(scope, parts, next);
  const contentVersionId = await keepOwnVersion(scope, {
    organisationId: scope.organisation.id,
    regionVersionId: own.region.id,
    regionVersion: own.region.document.version,
    number: own.count + 1,
    content: next,
    personId: scope.person.id,
  });
  const switchedOff = kind === 'returned' ? [] : edition.indicators.filter((item) => !item.inUse);
  const number = (own.editions.get(edition.code)?.number ?? 0) + 1;
  const row = { themeCode: edition.code, number, kind, contentVersionId, baseVersionId, switchedOff, reason };
  await keepRow(scope, row);
  for (const other of touchedBy(own, next, edition.code))
    await keepRow(scope, { ...other, number: other.number + 1, kind: 'edited', contentVersionId, reason });
  return { number };
}

async function withTheme(parts: ThemeParts, own: OwnThemes, saved: Saved): Promise<ThemesContent> {
  const base = await versionOf(parts, saved.baseVersionId);
  const ground = base.themes.find((item) => item.code === saved.edition.code);
  return ground === undefined ? refuse('not-found') : withEdition(own.content, saved.edition, ground);
}

const withoutTheme = (own: OwnThemes, themeCode: string): ThemesContent => {
  const adopted = adoptedIn(own.editions);
  adopted.delete(themeCode);
  return composeOwn(own.region.document, own.content, adopted);
};

/** Other adopted themes that share an indicator which got other words: they have a new edition too. */
const touchedBy = (own: OwnThemes, next: ThemesContent, themeCode: string): EditionRow[] =>
  [...own.editions.values()].filter((row) => {
    if (row.themeCode === themeCode || !isAdopted(row)) return false;
    const before = editionOf(own.content, row.themeCode, offOf(row));
    const after = editionOf(next, row.themeCode, offOf(row));
    return before !== undefined && after !== undefined && changesBetween(before, after).length > 0;
  });

function checkWhole(scope: Scope, parts: ThemeParts, content: ThemesContent): void {
  const legal = parts.content.legal(scope.organisation.id).document;
  const checked = parseThemes(
    content,
    legal.content.purposes.map((purpose) => purpose.code),
  );
  if (!checked.ok)
    throw new Error(`the edited themes do not hang together: ${JSON.stringify(checked.error[0])}`);
}

async function keepRow(scope: Scope, row: Omit<EditionRow, SetBySaving>): Promise<void> {
  const id = newId();
  await insertEdition(scope, { ...row, id });
  scope.audit({
    action: `theme.${row.kind}`,
    kind: 'theme-edition',
    records: [{ id, organisationId: scope.organisation.id }],
    detail: { theme: row.themeCode, number: row.number },
  });
}
