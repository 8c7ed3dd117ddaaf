import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  changesBetween,
  composeOwn,
  type Edition,
  type EditionIndicator,
  editionOf,
  mergeEditions,
  openChoices,
  parseThemes,
  type ThemesContent,
  withEdition,
} from './index.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../../content/${file}`, import.meta.url), 'utf8'));
const purposes: string[] = read('legal-bases.json').purposes.map((item: { code: string }) => item.code);
const region = read('themes.json') as ThemesContent;

const THEME = 'hennepteelt';
const theme = region.themes.find((item) => item.code === THEME)!;
const edition = editionOf(region, THEME)!;

const reword = (from: Edition, code: string, words: Partial<EditionIndicator>): Edition => ({
  ...from,
  indicators: from.indicators.map((item) => (item.code === code ? { ...item, ...words } : item)),
});
const indicator = (content: ThemesContent, code: string) =>
  content.indicators.find((item) => item.code === code);
const whole = (content: ThemesContent) => {
  const checked = parseThemes(content, purposes);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
};

const added: EditionIndicator = {
  ...edition.indicators[0]!,
  code: 'eigen-nieuw',
  text: 'Vrachtwagen lost elke nacht potgrond',
  inUse: true,
};

describe('an edition put into the content', () => {
  test('changes nothing when nothing was changed', () => {
    expect(withEdition(region, edition, theme)).toEqual(region);
  });

  test('has new words and new indicators, and hangs together', () => {
    const next = reword(edition, 'ramen-dicht', { text: 'Ramen zijn dichtgeplakt' });
    const content = whole(withEdition(region, { ...next, indicators: [...next.indicators, added] }, theme));
    expect(indicator(content, 'ramen-dicht')?.text).toBe('Ramen zijn dichtgeplakt');
    expect(indicator(content, 'eigen-nieuw')?.themes).toEqual([THEME]);
  });

  test('takes an indicator that is off out of this theme and its barriers, not out of another', () => {
    const next = reword(edition, 'ramen-dicht', { inUse: false });
    const content = whole(withEdition(region, next, theme));
    expect(indicator(content, 'ramen-dicht')?.themes).toEqual(['vakantieparken']);
    const barriers = content.themes.find((item) => item.code === THEME)!.barriers;
    expect(barriers.flatMap((item) => item.indicators)).not.toContain('ramen-dicht');
    const off = next.indicators.filter((item) => !item.inUse);
    expect(changesBetween(next, editionOf(content, THEME, off)!)).toEqual([]);
    const again = editionOf(content, THEME, off)!;
    const on = withEdition(content, reword(again, 'ramen-dicht', { inUse: true }), theme);
    expect(changesBetween(edition, editionOf(whole(on), THEME)!)).toEqual([]);
  });
});

describe('a newer version of the region', () => {
  const own = withEdition(region, reword(edition, 'ramen-dicht', { text: 'Eigen woorden' }), theme);
  const newer: ThemesContent = {
    ...region,
    version: '9',
    themes: region.themes.map((item) => ({ ...item, summary: `${item.summary} Nieuw.` })),
  };

  test('reaches themes that were not adopted, and leaves the adopted ones', () => {
    const content = whole(composeOwn(newer, own, new Set([THEME])));
    expect(content.themes.find((item) => item.code === THEME)?.summary).toBe(theme.summary);
    expect(content.themes.filter((item) => item.summary.endsWith('Nieuw.'))).toHaveLength(
      region.themes.length - 1,
    );
    expect(indicator(content, 'ramen-dicht')?.text).toBe('Eigen woorden');
  });

  test('is the whole content again when nothing is adopted any more', () => {
    expect(composeOwn(newer, own, new Set())).toEqual(newer);
  });

  test('keeps what an adopted theme still names and the region dropped', () => {
    const dropped: ThemesContent = {
      ...newer,
      themes: newer.themes.filter((item) => item.code !== THEME),
      indicators: newer.indicators.filter((item) => !item.themes.includes(THEME)),
    };
    const barriers = dropped.themes.map((item) => ({
      ...item,
      barriers: item.barriers.map((part) => ({
        ...part,
        indicators: part.indicators.filter((code) => indicator(dropped, code) !== undefined),
      })),
    }));
    const content = whole(composeOwn({ ...dropped, themes: barriers }, own, new Set([THEME])));
    expect(editionOf(content, THEME)?.indicators.length).toBe(edition.indicators.length);
  });
});

describe('two editions compared', () => {
  test('name each field with both values, what was added, removed and switched', () => {
    const next = reword({ ...edition, title: 'Hennep' }, 'ramen-dicht', {
      askNext: 'Vraag het.',
      inUse: false,
    });
    const changes = changesBetween(edition, {
      ...next,
      indicators: [...next.indicators.slice(0, -1), added],
    });
    const before = edition.indicators.find((item) => item.code === 'ramen-dicht')!;
    expect(changes).toEqual([
      { kind: 'changed', indicator: null, field: 'title', before: edition.title, after: 'Hennep' },
      { kind: 'switched-off', indicator: 'ramen-dicht', text: before.text },
      {
        kind: 'changed',
        indicator: 'ramen-dicht',
        field: 'askNext',
        before: before.askNext,
        after: 'Vraag het.',
      },
      { kind: 'added', indicator: 'eigen-nieuw', text: added.text },
      expect.objectContaining({ kind: 'removed' }),
    ]);
  });
});

describe('a newer edition of the region taken over', () => {
  const own = reword(edition, 'ramen-dicht', { text: 'Eigen woorden' });

  test('takes what only the region changed and keeps what only the organisation changed', () => {
    const newer = reword(edition, 'ramen-dicht', { askNext: 'Nieuwe vraag' });
    const { edition: merged, conflicts } = mergeEditions(edition, own, { ...newer, summary: 'Nieuw' });
    expect(conflicts).toEqual([]);
    expect(merged.summary).toBe('Nieuw');
    expect(merged.indicators.find((item) => item.code === 'ramen-dicht')).toMatchObject({
      text: 'Eigen woorden',
      askNext: 'Nieuwe vraag',
    });
  });

  test('asks whose words stand where both changed the same', () => {
    const newer = reword(edition, 'ramen-dicht', { text: 'Woorden van de regio' });
    const place = 'ramen-dicht.text';
    expect(openChoices(mergeEditions(edition, own, newer), {})).toEqual([place]);
    const chosen = (side: 'own' | 'region') =>
      mergeEditions(edition, own, newer, { [place]: side }).edition.indicators.find(
        (item) => item.code === 'ramen-dicht',
      )?.text;
    expect(chosen('own')).toBe('Eigen woorden');
    expect(chosen('region')).toBe('Woorden van de regio');
    expect(openChoices(mergeEditions(edition, own, newer), { [place]: 'own' })).toEqual([]);
  });

  test('brings new indicators, takes dropped ones out unless they were reworded, and keeps own and off as they are', () => {
    const without = (from: Edition, ...codes: string[]) => ({
      ...from,
      indicators: from.indicators.filter((item) => !codes.includes(item.code)),
    });
    const other = edition.indicators.at(-1)!.code;
    const off = edition.indicators.at(-2)!.code;
    const mine = reword({ ...own, indicators: [...own.indicators, added] }, off, { inUse: false });
    const fresh = { ...added, code: 'van-de-regio' };
    const newer = without({ ...edition, indicators: [...edition.indicators, fresh] }, 'ramen-dicht', other);
    const { edition: merged, conflicts } = mergeEditions(edition, mine, newer);
    const codes = merged.indicators.map((item) => item.code);
    expect(conflicts).toEqual(['ramen-dicht']);
    expect(codes).toEqual(expect.arrayContaining(['eigen-nieuw', 'van-de-regio', 'ramen-dicht']));
    expect(codes).not.toContain(other);
    expect(merged.indicators.find((item) => item.code === off)?.inUse).toBe(false);
    const dropped = mergeEditions(edition, mine, newer, { 'ramen-dicht': 'region' }).edition;
    expect(dropped.indicators.map((item) => item.code)).not.toContain('ramen-dicht');
  });
});
