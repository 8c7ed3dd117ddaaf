import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  changesBetween,
  type Edition,
  type EditionVersion,
  editionOf,
  indicatorsOfTheme,
  openThemes,
  type ThemeRow,
  type ThemeSheet,
  type ThemesContent,
} from '../model/index.ts';
import { type EditionRow, editionsOfTheme, newestEditions } from './edition-queries.ts';
import { isAdopted, offOf, regionOf, type ThemeParts, versionOf } from './own-themes.ts';

const ownContent = (scope: Scope, parts: ThemeParts): ThemesContent =>
  parts.content.newest('themes', scope.organisation.id).document as ThemesContent;

type Standing = { readonly row: EditionRow | undefined; readonly edition: Edition; readonly base: Edition };

async function standingOf(
  parts: ThemeParts,
  content: ThemesContent,
  themeCode: string,
  row: EditionRow | undefined,
): Promise<Standing | undefined> {
  const edition = editionOf(content, themeCode, offOf(row));
  if (edition === undefined) return undefined;
  const base = isAdopted(row)
    ? editionOf(await versionOf(parts, row.baseVersionId), themeCode)
    : editionOf(regionOf(parts).document, themeCode);
  return { row, edition, base: base ?? edition };
}

function rowOf(parts: ThemeParts, content: ThemesContent, standing: Standing): ThemeRow {
  const { row, edition, base } = standing;
  const own = isAdopted(row);
  const region = editionOf(regionOf(parts).document, edition.code);
  const theme = content.themes.find((item) => item.code === edition.code);
  return {
    code: edition.code,
    title: edition.title,
    titleEn: edition.titleEn,
    domain: theme?.domain ?? 'subversive-crime',
    source: own ? 'own' : 'region',
    regionVersion: own ? row.regionVersion : regionOf(parts).document.version,
    indicators: edition.indicators.filter((item) => item.inUse).length,
    updateAvailable: own && region !== undefined && changesBetween(base, region).length > 0,
    number: row?.number ?? 0,
    kind: row?.kind ?? null,
    reason: row?.reason ?? null,
    savedByName: row?.savedByName ?? null,
    savedAt: row?.savedAt ?? null,
    since: own ? row.savedAt : regionOf(parts).createdAt,
  };
}

/** All themes with whose words they have. */
export async function listThemes(scope: Scope, parts: ThemeParts): Promise<ThemeRow[]> {
  const content = ownContent(scope, parts);
  const editions = new Map((await newestEditions(scope)).map((row) => [row.themeCode, row]));
  const rows: ThemeRow[] = [];
  for (const theme of content.themes) {
    const standing = await standingOf(parts, content, theme.code, editions.get(theme.code));
    if (standing !== undefined) rows.push(rowOf(parts, content, standing));
  }
  return rows;
}

/** One theme as the organisation works with it, beside what the region has. Errors: `not-found`. */
export async function readTheme(scope: Scope, parts: ThemeParts, themeCode: string): Promise<ThemeSheet> {
  const content = ownContent(scope, parts);
  const [row] = await editionsOfTheme(scope, themeCode);
  const standing = await standingOf(parts, content, themeCode, row);
  if (standing === undefined) return refuse('not-found');
  const region = regionOf(parts);
  const { processes, departments, sources } = content;
  return {
    ...rowOf(parts, content, standing),
    edition: standing.edition as ThemeSheet['edition'],
    base: standing.base as ThemeSheet['base'],
    region: (editionOf(region.document, themeCode) ?? null) as ThemeSheet['region'],
    regionVersionId: region.id,
    newestRegionVersion: region.document.version,
    shared: sharedIndicators(content, themeCode),
    sources,
    processes,
    departments,
    wording: region.document.wording,
  };
}

function sharedIndicators(content: ThemesContent, themeCode: string): ThemeSheet['shared'] {
  const themes = openThemes(content);
  const shared: ThemeSheet['shared'] = {};
  for (const { code, themes: codes } of indicatorsOfTheme(themes, themeCode)) {
    const others = codes.flatMap((other) => (other === themeCode ? [] : (themes.themes.get(other) ?? [])));
    if (others.length > 0)
      shared[code] = others.map(({ title, titleEn, code }) => ({ code, title, titleEn }));
  }
  return shared;
}

/** Every edition the organisation had of a theme, the newest first. */
export async function listVersions(scope: Scope, themeCode: string): Promise<EditionVersion[]> {
  const rows = await editionsOfTheme(scope, themeCode);
  return rows.map(({ number, kind, reason, savedByName, savedAt, regionVersion }) => ({
    number,
    kind,
    reason,
    savedByName,
    savedAt,
    regionVersion,
  }));
}

/** A theme as it stood from one of its editions on. Errors: `not-found`. */
export async function readVersion(
  scope: Scope,
  parts: ThemeParts,
  themeCode: string,
  number: number,
): Promise<Edition> {
  const row = (await editionsOfTheme(scope, themeCode)).find((one) => one.number === number);
  if (row === undefined) return refuse('not-found');
  const content = await versionOf(parts, row.contentVersionId);
  return editionOf(content, themeCode, offOf(row)) ?? refuse('not-found');
}
