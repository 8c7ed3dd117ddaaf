import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Edition, ThemeSheet } from '../model/index.ts';
import { EditThemePage } from './EditThemePage.tsx';
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

const reply = { data: sheet, abilities: { adopt: false, edit: true, update: true, return: true } };
const sent: unknown[] = [];

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** `write` answers what is saved; everything read is the sheet that `read` gives. */
function serve(write: () => Response, read: () => object = () => reply): void {
  vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
    if (init?.body === undefined) return json(200, read());
    sent.push(JSON.parse(String(init.body)));
    return write();
  });
}

beforeEach(() => {
  sent.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

test('a newer version of the region shows what changed and is taken over only after a choice', async () => {
  serve(() => json(201, { data: { number: 5 } }));
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

test('what was typed while somebody else saved stands on the newest version, beside what the other changed', async () => {
  let saved = false;
  const newest = {
    ...reply,
    data: { ...sheet, number: 5, edition: edition({ summary: 'Van een collega.' }, 'Gordijnen zijn dicht') },
  };
  serve(
    () => {
      if (saved) return json(200, { data: { number: 6 } });
      saved = true;
      return json(409, { code: 'stale-version', status: 409, current: { number: 5 } });
    },
    () => (saved ? newest : reply),
  );
  const user = userEvent.setup();
  await renderInApp(<EditThemePage />);
  const title = await screen.findByRole('textbox', { name: 'Naam' });
  await user.clear(title);
  await user.type(title, 'Vakantieparken');
  await user.type(screen.getByRole('textbox', { name: 'Reden' }), 'Duidelijker');
  await user.click(screen.getByRole('button', { name: 'Bewaren als nieuwe versie' }));
  await screen.findByText('Iemand anders bewaarde intussen een nieuwere versie');
  await user.click(screen.getByRole('button', { name: 'Mijn wijzigingen op de nieuwste versie zetten' }));
  await screen.findByDisplayValue('Van een collega.');
  await user.click(screen.getByRole('button', { name: 'Bewaren als nieuwe versie' }));
  await vi.waitFor(() =>
    expect(sent[1]).toMatchObject({
      expectedVersion: 5,
      title: 'Vakantieparken',
      summary: 'Van een collega.',
      reason: 'Duidelijker',
    }),
  );
});

test('a new indicator can be taken away again, and one of the region only switched off', async () => {
  serve(() => json(200, { data: { number: 5 } }));
  const user = userEvent.setup();
  await renderInApp(<EditThemePage />);
  await user.click(await screen.findByRole('button', { name: 'Kenmerk toevoegen' }));
  await user.click(screen.getByRole('button', { name: 'Weghalen' }));
  expect(screen.queryByRole('textbox', { name: 'Kenmerk' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Woorden van de regio: Gordijnen zijn dicht' }));
  await user.click(screen.getByRole('button', { name: 'Uitzetten: Ramen zijn dicht' }));
  await user.type(screen.getByRole('textbox', { name: 'Reden' }), 'Niet bij ons');
  await user.click(screen.getByRole('button', { name: 'Bewaren als nieuwe versie' }));
  await vi.waitFor(() =>
    expect(sent).toEqual([
      expect.objectContaining({
        expectedVersion: 4,
        indicators: [expect.objectContaining({ code: 'ramen', text: 'Ramen zijn dicht', inUse: false })],
      }),
    ]),
  );
});
