import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp, testSession } from '#platform/ui/test-support.tsx';
import type { RightsItem, RightsPart } from '../model/index.ts';
import { NoticesPage } from './NoticesPage.tsx';
import { MeasureForm } from './part/MeasureForm.tsx';
import { MeasuresCard } from './part/MeasuresCard.tsx';
import { RestrictionPanel } from './RestrictionPanel.tsx';
import './rights-texts.ts';

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });
/** Puts a text in a field at once. */
async function fill(user: ReturnType<typeof userEvent.setup>, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}
const ID = '0190a0a0-0000-7000-8000-0000000000d1';
const OFFICER = { ...testSession, groups: ['privacy-officer'] };

/** Answers every question with `reply`, and keeps what was sent. */
function answering(reply: unknown): { sent: unknown[] } {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)));
    return json(init.method === 'POST' ? { data: { id: ID, told: 2 } } : reply);
  });
  return { sent };
}
afterEach(() => vi.unstubAllGlobals());

const item = {
  id: ID,
  reference: 'ZWO-1111-1',
  receivedOn: '2026-02-01',
  narrative: 'Een loods met lawaai. Jan de Boer woont er.',
} as RightsItem;
const part = { id: ID, right: 'erasure', requester: { name: 'J. de Boer' } } as RightsPart;

describe('deciding on a record', () => {
  test('an erasure proposes the sentences with the name, and sends what was ticked', async () => {
    const { sent } = answering({ data: [] });
    const user = userEvent.setup();
    const { container } = await renderInApp(<MeasureForm part={part} kind="erasure" items={[item]} />);
    const named = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Jan de Boer/ });
    expect(named.checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /lawaai/ }).checked).toBe(false);
    await fill(user, screen.getByRole('textbox', { name: /Ander stuk tekst/ }), 'Een loods');
    await fill(user, screen.getByRole('textbox', { name: /Reden/ }), 'Het gegeven is te oud.');
    await user.click(screen.getByRole('button', { name: 'Besluit uitvoeren' }));
    await screen.findByText('Er zijn 2 ontvangers die bericht kregen.');
    expect(sent).toEqual([
      {
        itemId: ID,
        outcome: 'granted',
        reason: 'Het gegeven is te oud.',
        pieces: ['Jan de Boer woont er.', 'Een loods'],
      },
    ]);
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('an objection asks both interests', async () => {
    const { sent } = answering({ data: [] });
    const user = userEvent.setup();
    const { container } = await renderInApp(
      <MeasureForm part={{ ...part, right: 'objection' }} kind="objection" items={[item]} />,
    );
    await fill(
      user,
      await screen.findByRole('textbox', { name: /Belang van de verzoeker/ }),
      'Zijn goede naam.',
    );
    await fill(user, screen.getByRole('textbox', { name: /Belang van uw taak/ }), 'De orde in de straat.');
    await fill(user, screen.getByRole('textbox', { name: /Reden/ }), 'De taak weegt zwaarder.');
    await user.click(screen.getByRole('radio', { name: /blijven gebruiken/ }));
    await user.click(screen.getByRole('button', { name: 'Besluit uitvoeren' }));
    await screen.findByText('Besluit uitgevoerd');
    expect(sent[0]).toMatchObject({
      outcome: 'refused',
      weighing: { interestOfRequester: 'Zijn goede naam.', interestOfTask: 'De orde in de straat.' },
    });
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('a refusal to erase asks no sentences', async () => {
    answering({ data: [] });
    const user = userEvent.setup();
    await renderInApp(<MeasureForm part={part} kind="erasure" items={[item]} />);
    await user.click(await screen.findByRole('radio', { name: 'Niet wissen' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

test('an erasure says which imported file still holds it, and until when', async () => {
  const measure = {
    id: ID,
    itemId: ID,
    kind: 'erasure',
    outcome: 'granted',
    reason: 'Te oud.',
    blanked: 1,
    sourceFiles: [
      { fileName: 'meldingen.csv', organisation: 'Regio Ergens', holds: 'file', until: '2026-02-08' },
      { fileName: 'eerder.csv', organisation: 'Regio Ergens', holds: 'refused-rows', until: '2026-02-08' },
    ],
    decidedByName: 'Bo Bakker',
    decidedAt: '2026-02-01T10:00:00Z',
  };
  answering({ data: [measure] });
  const shown = { ...part, abilities: {} } as RightsPart;
  const { container } = await renderInApp(<MeasuresCard part={shown} />, { session: OFFICER });
  await screen.findByText(
    'Staat nog in het geïmporteerde bestand meldingen.csv van Regio Ergens. Dat bestand is uiterlijk 8 feb. 2026 weg.',
  );
  screen.getByText(/Staat nog bij de geweigerde rijen van eerder.csv/);
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('a recipient sees what it must take over, and confirms it with a remark', async () => {
  const notice = {
    id: ID,
    kind: 'correction',
    giverName: 'Gemeente Elders',
    recipientName: 'Gemeente Ergens',
    disclosureId: ID,
    correction: { name: 'Jan de Boer', birthDate: '1970-02-01' },
    toldAt: '2026-02-01T10:00:00Z',
    confirmedAt: null,
    confirmedByName: null,
    remark: null,
    version: 3,
    abilities: { confirm: true },
  };
  const { sent } = answering({ data: [notice], page: { next: null, count: 1 } });
  const user = userEvent.setup();
  const { container } = await renderInApp(<NoticesPage />, { session: OFFICER });
  await screen.findByText(/Naam wordt Jan de Boer; Geboortedatum wordt 1 feb. 1970/);
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Bevestigen' }));
  await screen.findByText('Gemeente Elders verbeterde een gegeven dat u kreeg. Verbeter het ook bij u.');
  await fill(user, screen.getByRole('textbox', { name: /Opmerking/ }), 'Gedaan.');
  await user.click(screen.getAllByRole('button', { name: 'Bevestigen' }).at(-1) as HTMLElement);
  await vi.waitFor(() => expect(sent).toEqual([{ remark: 'Gedaan.', expectedVersion: 3 }]));
});

describe('a restricted record on the page of its signal', () => {
  const restriction = {
    id: ID,
    mentionId: ID,
    ground: 'objection',
    since: '2026-02-01T10:00:00Z',
    version: 1,
  };
  const signal = { id: ID, mentions: [{ id: ID, name: 'Jan de Boer' }] };

  test('says who, since when and why; only an officer lifts it, with a reason', async () => {
    const { sent } = answering({ data: [restriction] });
    const user = userEvent.setup();
    const { container, unmount } = await renderInApp(<RestrictionPanel signal={signal} />);
    await screen.findByText('Jan de Boer');
    screen.getByText(/Sinds 1 feb. 2026: de betrokkene maakte bezwaar \(artikelen 18 en 21 AVG\)/);
    expect(screen.queryByRole('button')).toBeNull();
    expect(await accessibilityFaults(container)).toEqual([]);
    unmount();
    await renderInApp(<RestrictionPanel signal={signal} />, { session: OFFICER });
    await user.click(await screen.findByRole('button', { name: 'Beperking opheffen' }));
    await fill(user, screen.getByRole('textbox', { name: /Reden/ }), 'Nagekeken en klopt.');
    await user.click(screen.getByRole('button', { name: 'Beperking opheffen' }));
    await vi.waitFor(() => expect(sent).toEqual([{ reason: 'Nagekeken en klopt.', expectedVersion: 1 }]));
  });

  test('takes no room where nothing is restricted', async () => {
    answering({ data: [] });
    const { container } = await renderInApp(<RestrictionPanel signal={signal} />);
    expect(container.textContent).toBe('');
  });
});
