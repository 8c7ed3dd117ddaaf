import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { KeeperCandidate, KeeperProgress, KeeperTask, PartSearch, RightsPart } from '../model/index.ts';
import { KeeperTaskPage } from './keeper/KeeperTaskPage.tsx';
import { KeeperTasksPage } from './keeper/KeeperTasksPage.tsx';
import { FinishCard } from './part/FinishCard.tsx';
import { KeepersCard } from './part/KeepersCard.tsx';
import './rights-texts.ts';

const ID = '0190a0a0-0000-7000-8000-0000000000e1';
const json = (body: unknown) =>
  new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });

/** Answers every question with `reply`, and keeps what was sent. */
function answering(reply: unknown): { sent: unknown[] } {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)));
    return json(init.method === 'POST' ? { data: { left: 0 } } : reply);
  });
  return { sent };
}
afterEach(() => vi.unstubAllGlobals());

const task = {
  id: ID,
  reference: 'ZWO-1111-1',
  right: 'access',
  coordinatorName: 'Gemeente Ergens',
  requester: { name: 'J. de Boer', birthDate: '1970-02-01', street: null, phone: '0612345678', email: null },
  question: 'Wat hebt u van mij?',
  state: 'open',
  dueOn: '2026-03-02',
  answeredAt: null,
  narrowed: false,
  version: 4,
  abilities: { answer: true },
} as unknown as KeeperTask;
const candidate = (at: number): KeeperCandidate => ({
  mentionId: `0190a0a0-0000-7000-8000-0000000000f${at}`,
  reference: `ZWO-2222-${at}`,
  receivedOn: '2026-02-01',
  purposeTitle: 'Een doel',
  strength: 'near-certain',
  fields: [{ key: 'name', category: 'identiteit', value: 'Jan de Boer' }],
  namesOthers: at === 1,
});

const page = () =>
  renderInApp(
    <Routes>
      <Route path="*" element={<KeeperTaskPage />} />
    </Routes>,
  );

describe('a keeper', () => {
  test('decides on each record, with a reason for what is not shown, and answers once', async () => {
    const candidates = [candidate(1), candidate(2)];
    const { sent } = answering({ data: task, candidates, more: false, decided: [] });
    const user = userEvent.setup();
    const { container } = await page();
    await user.click(await screen.findByRole('button', { name: 'Antwoorden' }));
    expect(sent).toEqual([]);
    const [first, second] = [candidate(1), candidate(2)].map(({ reference }) =>
      screen.getByRole('group', { name: `Wat is ${reference}?` }),
    );
    await user.click(radioIn(first, 'Dit is de verzoeker: tonen in de brief'));
    await user.click(radioIn(second, 'Dit is de verzoeker: niet tonen'));
    await user.click(screen.getByRole('button', { name: 'Antwoorden' }));
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: /Lopend onderzoek/ }));
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Antwoorden' }));
    await vi.waitFor(() =>
      expect(sent).toEqual([
        {
          decisions: [
            { mentionId: candidate(1).mentionId, outcome: 'shown', reasons: [] },
            { mentionId: candidate(2).mentionId, outcome: 'withheld', reasons: ['running-investigation'] },
          ],
          expectedVersion: 4,
        },
      ]),
    );
  });

  test('answers in the same way where nothing was found', async () => {
    const { sent } = answering({ data: task, candidates: [], more: false, decided: [] });
    const user = userEvent.setup();
    const { container } = await page();
    await screen.findByText('Niets gevonden');
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Antwoorden' }));
    await vi.waitFor(() => expect(sent).toEqual([{ decisions: [], expectedVersion: 4 }]));
  });

  test('cannot answer while working for one purpose', async () => {
    const narrowed = { ...task, narrowed: true, abilities: { answer: false } };
    answering({ data: narrowed, candidates: [], more: false, decided: [] });
    await page();
    await screen.findByText('U werkt nu voor één doel');
    expect(screen.queryByRole('button', { name: 'Antwoorden' })).toBeNull();
  });

  test('has a list of what is asked', async () => {
    answering({ data: [task], page: { next: null, count: 1 } });
    const { container } = await renderInApp(<KeeperTasksPage />);
    await screen.findByRole('link', { name: 'ZWO-1111-1' });
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});

const radioIn = (group: HTMLElement | undefined, name: string): HTMLElement => {
  const found = [...(group?.querySelectorAll('label') ?? [])].find((label) => label.textContent === name);
  if (found === undefined) throw new Error(`no choice ${name}`);
  return found;
};

describe('the part of the officer', () => {
  const keeper = (more: Partial<KeeperProgress>): KeeperProgress => ({
    id: ID,
    personName: 'Fenna Visser',
    state: 'open',
    dueOn: '2026-03-02',
    answeredAt: null,
    told: [],
    ...more,
  });

  test('says that nobody is named, and asks no tick', async () => {
    const { container } = await renderInApp(<KeepersCard keepers={[]} />);
    await screen.findByText(/niemand lezer op naam/);
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('shows who answered and what may be told, and the rest as nothing', async () => {
    const told = [{ purposeTitle: 'Een doel', receivedOn: '2026-02-01', fields: candidate(1).fields }];
    const { container } = await renderInApp(
      <KeepersCard
        keepers={[
          keeper({}),
          keeper({ id: 'b', state: 'answered' }),
          keeper({ id: 'c', state: 'answered', told }),
        ]}
      />,
    );
    await screen.findByText('Klaar voor 2 mrt. 2026');
    screen.getByText('Niets te melden');
    screen.getByText('Een doel, 1 feb. 2026: Naam: Jan de Boer');
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('waits for a keeper before it can be finished', async () => {
    const part = {
      id: ID,
      right: 'access',
      state: 'open',
      abilities: { finish: false },
    } as unknown as RightsPart;
    const search = { confirmed: 0, rejected: 0, reviewed: 0, measured: 0 } as PartSearch;
    await renderInApp(<FinishCard part={part} search={search} waitsFor={1} />);
    await screen.findByText('1 lezer op naam heeft nog niet geantwoord.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
