import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import { weighMentions } from '../../model/weigh-mentions.ts';
import type { ProposalReply } from '../linking-api.ts';
import { ComparingPage } from './ComparingPage.tsx';
import { QueuePage } from './QueuePage.tsx';
import { ReviewPage } from './ReviewPage.tsx';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' },
  });

const ID = '0190a0a0-0000-7000-8000-00000000f001';
const NEXT = '0190a0a0-0000-7000-8000-00000000f002';

const mention = {
  nameAsWritten: 'Mark Kok',
  familyName: 'Kok',
  familyNamePrefix: null,
  givenNames: 'Mark',
  initials: null,
  birthDate: null,
  bsn: null,
  phone: '06-000 14 088',
  email: null,
  iban: null,
  companyName: null,
  kvk: null,
  plate: 'TF-987-N',
  handle: null,
  address: 'Esdoornlaan 5 a 7713 TL',
  roles: ['landlord'],
};

const side = (reference: string, sourceKind: string | null) => ({
  signalId: '0190a0a0-0000-7000-8000-00000000e001',
  reference,
  title: 'Loods',
  receivedAt: '2026-11-23T13:00:00Z',
  state: 'received',
  mentionId: null,
  label: 'Mark Kok',
  sourceKind,
  origin: 'desk',
});

const proposal: ProposalReply['data'] = {
  id: ID,
  kind: 'same-person',
  strength: 'strong',
  state: 'open',
  reasons: { because: ['name-initial', 'phone'], mind: [] },
  here: side('AAA-7F3K-2M9P', 'employee'),
  there: side('AAA-7P3N-6XCV', 'resident'),
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  createdAt: '2026-11-23T13:09:00Z',
  laterUntil: null,
  returned: null,
  returnedAt: null,
  case: null,
  version: 1,
};

const reply = (change: Partial<ProposalReply['data']> = {}): ProposalReply => ({
  data: { ...proposal, ...change },
  weighed: weighMentions(
    mention,
    { ...mention, birthDate: '1989-04-29', plate: null, address: 'Esdoornlaan 5 a 7713tl', roles: ['owner'] },
    'same-person',
  ),
  earlier: [
    {
      id: '0190a0a0-0000-7000-8000-00000000d001',
      proposalId: NEXT,
      kind: 'same-person',
      decision: 'not-the-same',
      about: ['Wouter Kok'],
      reason: 'ander geboortejaar',
      returned: null,
      personName: 'Nadia Brandsma',
      decidedAt: '2026-06-04T08:00:00Z',
    },
  ],
  subjectId: null,
  abilities: { decide: true, undo: false },
});

type Call = { method: string; path: string; body: Record<string, unknown> | undefined };
const calls: Call[] = [];
let answers: (call: Call) => Response | undefined = () => undefined;

beforeEach(() => {
  calls.length = 0;
  answers = () => undefined;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const address = new URL(url, 'http://localhost');
    const call = {
      method: init.method ?? 'GET',
      path: address.pathname.replace('/api/v1', '') + address.search,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    calls.push(call);
    const own = answers(call);
    if (own) return own;
    if (call.path.includes('/place'))
      return json(200, { data: { place: 2, count: 7, previous: null, next: NEXT } });
    if (call.path === '/themes') return json(200, { data: { themes: [] } });
    return json(200, reply());
  });
});

const review = async () => {
  const shown = await renderInApp(<ReviewPage />, { address: `/verbanden/${ID}?kind=same-person` });
  await screen.findByRole('heading', { level: 1, name: 'Zijn dit dezelfde persoon?' });
  return shown;
};
const decisions = () => calls.filter(({ method }) => method === 'POST');

describe('the review of a proposal', () => {
  test('says where it stands in the queue, and that a person decides', async () => {
    await review();
    await screen.findByText(/Voorstel 2 van 7 · gemaakt ma 23 nov. 2026, 14:09 · een mens beslist/);
    expect(calls.some(({ path }) => path.includes('/place?state=open&kind=same-person'))).toBe(true);
  });

  test('breaks no accessibility', async () => {
    const { container } = await review();
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('shows field by field both values, the sign, the weight in words and the sentence', async () => {
    await review();
    const sides = within(screen.getByRole('table', { name: 'Naast elkaar, veld voor veld' }));
    const row = (name: string) => within(sides.getByRole('row', { name: new RegExp(`^${name}`) }));
    expect(row('Adres').getByText('⇄')).toBeTruthy();
    expect(row('Adres').getByText('spreekt sterk vóór')).toBeTruthy();
    expect(row('Geboortedatum').getByText('29 apr. 1989')).toBeTruthy();
    expect(row('Geboortedatum').getByText('zegt niets')).toBeTruthy();
    expect(row('Rol').getByText('Rollen mogen per signaal verschillen. Telt niet mee.')).toBeTruthy();
    expect(screen.getByText('inwoner, 23 nov. 2026')).toBeTruthy();
  });

  test('tells the outcome in words, and how it came to it as a table too', async () => {
    await review();
    expect(screen.getByText('Waarschijnlijk dezelfde persoon')).toBeTruthy();
    expect(
      screen.getByText(
        'Drie gegevens spreken vóór, geen enkel ertegen, twee zijn niet te vergelijken en de rol telt niet mee.',
      ),
    ).toBeTruthy();
    const steps = within(screen.getByRole('table', { name: 'Dezelfde stappen als tabel' }));
    expect(steps.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
      'Zomaar twee personen',
      'Naam gelijk',
      'Adres gelijk',
      'Telefoon gelijk',
      'Rol anders',
      'Uitkomst',
    ]);
    expect(screen.getByText(/naam, adres en telefoon zijn gelijk\./)).toBeTruthy();
    expect(screen.getByText(/Een geboortedatum in het nieuwe signaal zou het zekerder maken\./)).toBeTruthy();
  });

  test('shows what was decided before, by whom and why', async () => {
    await review();
    const earlier = within(screen.getByRole('region', { name: 'Eerder besloten' }));
    expect(earlier.getByText('Niet dezelfde')).toBeTruthy();
    expect(earlier.getByText(/\(Wouter Kok\).*ander geboortejaar/)).toBeTruthy();
  });

  test('says why it came back', async () => {
    answers = (call) =>
      call.path.startsWith('/proposals/') && !call.path.includes('/place')
        ? json(200, reply({ returned: [{ side: 'here', field: 'birthDate', change: 'added' }] }))
        : undefined;
    await review();
    expect(screen.getByText('Komt terug: geboortedatum is aangevuld.')).toBeTruthy();
  });
});

describe('after deciding', () => {
  const SUBJECT = '0190a0a0-0000-7000-8000-00000000a001';
  const accepted = (): ProposalReply => ({
    ...reply({
      state: 'accepted',
      decidedBy: 'Nadia Brandsma',
      decidedAt: '2026-11-23T14:00:00Z',
      version: 2,
    }),
    subjectId: SUBJECT,
    abilities: { decide: false, undo: true },
  });

  /** With the number in the address: what was decided then takes the place of what was read. */
  const reviewAtItsAddress = async () => {
    const page = (
      <Routes>
        <Route path="/verbanden/:id" element={<ReviewPage />} />
      </Routes>
    );
    await renderInApp(page, { address: `/verbanden/${ID}` });
    await screen.findByRole('heading', { level: 1, name: 'Zijn dit dezelfde persoon?' });
  };

  test('the keyboard stands at the decision, the way to the subject is there, and the queue is counted again', async () => {
    answers = (call) => (call.method === 'POST' ? json(201, accepted()) : undefined);
    await reviewAtItsAddress();
    await userEvent.type(screen.getByRole('textbox', { name: /Waarom/ }), 'Zelf gezien');
    const before = calls.filter(({ path }) => path.includes('/place')).length;
    await userEvent.click(screen.getByRole('button', { name: /^Zelfde persoon/ }));
    const link = await screen.findByRole('link', { name: 'Naar het subject' });
    expect(link.getAttribute('href')).toBe(`/subjecten/${SUBJECT}`);
    await waitFor(() => expect(document.activeElement?.contains(link)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
    await waitFor(() =>
      expect(calls.filter(({ path }) => path.includes('/place')).length).toBeGreaterThan(before),
    );
  });

  test('and at the choice again when it was taken back', async () => {
    answers = (call) => {
      if (call.method === 'POST') return json(201, { ...reply({ version: 3 }) });
      return call.path.includes('/place') || call.path === '/themes' ? undefined : json(200, accepted());
    };
    await reviewAtItsAddress();
    await userEvent.click(screen.getByRole('button', { name: 'Besluit terugnemen' }));
    const same = await screen.findByRole('button', { name: /^Zelfde persoon/ });
    await waitFor(() => expect(document.activeElement?.contains(same)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
  });
});

describe('deciding by keyboard', () => {
  test('Z without a reason goes to the reason and sends nothing; with one it is sent', async () => {
    await review();
    await userEvent.keyboard('z');
    const reason = screen.getByRole('textbox', { name: /Waarom/ });
    expect(document.activeElement).toBe(reason);
    expect(screen.getByText(/Zeg in één zin waarom/)).toBeTruthy();
    await userEvent.keyboard('Zelf gezien, op de zolder.');
    expect(decisions()).toEqual([]);
    await userEvent.keyboard('{Escape}z');
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(decisions()[0]?.body).toEqual({
      decision: 'same',
      reason: 'Zelf gezien, op de zolder.',
      expectedVersion: 1,
    });
  });

  test('N and L need no reason', async () => {
    await review();
    await userEvent.keyboard('n');
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(decisions()[0]?.body).toEqual({ decision: 'not-the-same', expectedVersion: 1 });
  });

  test('later takes the day along', async () => {
    await review();
    await userEvent.type(screen.getByRole('textbox', { name: /Komt terug op/ }), '1-2-2099');
    await userEvent.keyboard('{Escape}l');
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(decisions()[0]?.body).toEqual({ decision: 'later', laterUntil: '2099-02-01', expectedVersion: 1 });
  });
});

describe('two who decide at once', () => {
  const theirs = reply({
    state: 'accepted',
    version: 2,
    decidedBy: 'Nadia Brandsma',
    decidedAt: '2026-11-23T14:00:00Z',
    decisionReason: 'zelfde bus',
  });

  test('see both decisions beside each other, and mine takes theirs back first', async () => {
    let late = true;
    answers = ({ method, path }) => {
      if (method !== 'POST') return undefined;
      if (path.endsWith('/undos')) return json(201, reply({ version: 3 }));
      if (!late) return json(201, reply({ state: 'rejected', version: 4 }));
      late = false;
      return json(409, {
        type: 'x',
        code: 'stale-version',
        status: 409,
        title: 'x',
        detail: 'x',
        current: theirs.data,
      });
    };
    await review();
    await userEvent.keyboard('n');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('niet dezelfde')).toBeTruthy();
    expect(dialog.getByText('Nadia Brandsma')).toBeTruthy();
    expect(dialog.getByText('zelfde bus')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: /mijn/i }));
    await waitFor(() => expect(decisions()).toHaveLength(3));
    expect(decisions().map(({ path, body }) => [path.split('/').at(-1), body?.expectedVersion])).toEqual([
      ['decisions', 1],
      ['undos', 2],
      ['decisions', 3],
    ]);
  });
});

describe('the queue', () => {
  test('shows what is about one person as one row, with why it stands there', async () => {
    const queued = (id: string) => ({
      ...proposal,
      id,
      benefit: {
        urgent: true,
        termNear: true,
        termOn: '2026-11-30',
        atWork: true,
        inCase: false,
        connects: 2,
        waitingDays: 12,
      },
      group: { key: ID, size: 3 },
    });
    answers = ({ path }) =>
      path.startsWith('/proposals?')
        ? json(200, {
            data: [queued(ID), queued(NEXT), queued('0190a0a0-0000-7000-8000-00000000f003')],
            page: { next: null, count: 3 },
          })
        : undefined;
    const { container } = await renderInApp(<QueuePage />, { address: '/verbanden?kind=same-person' });
    await screen.findByText('3 voorstellen over dezelfde persoon');
    expect(
      screen.getAllByText(
        'spoed, termijn 30 nov. 2026, kijken helpt, verbindt 2 voorstellen meer, wacht 12 dagen',
      ),
    ).toHaveLength(3);
    expect(screen.getByRole('link', { name: 'Alle zelfde? Begin bij het eerste' }).getAttribute('href')).toBe(
      `/verbanden/${ID}?kind=same-person&about=${ID}`,
    );
    expect(screen.getByText(/Het zegt niets over een persoon/)).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});

test('the page on comparing says what is never compared', async () => {
  const { container } = await renderInApp(<ComparingPage />);
  await screen.findByRole('heading', { level: 1, name: 'Zo werkt vergelijken' });
  for (const word of ['Herkomst', 'Nationaliteit', 'Geboorteplaats'])
    expect(screen.getByText(word)).toBeTruthy();
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('the page on comparing tells per type of name how often it errs', async () => {
  await renderInApp(<ComparingPage />);
  const row = await screen.findByRole('row', { name: /Korte achternaam/ });
  expect(row.textContent).toContain('122 van 138: 88% (82 tot 93)');
  expect(screen.getAllByRole('row')).toHaveLength(8);
  expect(screen.getByText(/in huishoudens, kloppen/)).toBeTruthy();
});
