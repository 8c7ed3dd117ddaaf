import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Edition, ThemeSheet } from '../model/index.ts';
import { RegionUpdatePage } from './RegionUpdatePage.tsx';

const edition = (words: Partial<Edition> = {}, text = 'Ramen zijn dicht'): ThemeSheet['edition'] => ({
  code: 'parken',
  title: 'Parken',
  titleEn: 'Parks',
  summary: 'Wonen op een park.',
  publicSummary: 'Ziet u iets op een park?',
  ...words,
  indicators: [
    {
      code: 'ramen',
      text,
      textEn: 'Windows closed',
      askNext: 'Sinds wanneer?',
      about: 'place',
      strength: 'medium',
      processes: [],
      departments: [],
      source: 'wetten',
      inUse: true,
    },
  ],
});

const sheet: ThemeSheet = {
  code: 'parken',
  title: 'Parken',
  titleEn: 'Parks',
  domain: 'subversive-crime',
  source: 'own',
  regionVersion: '8',
  indicators: 1,
  updateAvailable: true,
  since: '2026-11-03T10:00:00Z',
  number: 4,
  kind: 'edited',
  reason: 'Beter te zien',
  savedByName: 'Marit',
  savedAt: '2026-11-03T10:00:00Z',
  edition: edition({}, 'Gordijnen zijn dicht'),
  base: edition(),
  region: edition({ summary: 'Wonen en werken op een park.' }, 'Ramen zijn afgeplakt'),
  regionVersionId: '0190a0a0-0000-7000-8000-0000000000c1',
  newestRegionVersion: '9',
  shared: {},
  sources: [{ code: 'wetten', title: 'Wettenbank', url: '' }],
  processes: [],
  departments: [],
  wording: { note: 'n', background: ['afkomst'], score: ['score'] },
};

const sent: unknown[] = [];
beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
    if (init?.body !== undefined) sent.push(JSON.parse(String(init.body)));
    const body = init?.method === 'POST' ? { data: { number: 5 } } : reply;
    return new Response(JSON.stringify(body), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());
const reply = { data: sheet, abilities: { adopt: false, edit: true, update: true, return: true } };

test('a newer version of the region shows what changed and is taken over only after a choice', async () => {
  const user = userEvent.setup();
  const { container } = await renderInApp(<RegionUpdatePage />);
  await screen.findByText('Regio 8 werd regio 9. Dit veranderde bij Parken.');
  expect(screen.getByText('Wonen en werken op een park.')).toBeTruthy();
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Reden' }), 'Samen met de regio');
  await user.click(screen.getByRole('button', { name: 'Overnemen als nieuwe versie' }));
  expect(sent).toEqual([]);
  expect(await screen.findByRole('alert')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /Onze woorden/ }));
  await user.click(screen.getByRole('button', { name: 'Overnemen als nieuwe versie' }));
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        expectedVersion: 4,
        regionVersionId: sheet.regionVersionId,
        choices: { 'ramen.text': 'own' },
        reason: 'Samen met de regio',
      },
    ]),
  );
});
