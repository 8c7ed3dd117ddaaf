import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp, testSession } from '#platform/ui/test-support.tsx';
import type { Signal, SignalRow } from '../model/index.ts';
import { NewSignalPage } from './intake/NewSignalPage.tsx';
import { MySignalsPage } from './mine/MySignalsPage.tsx';
import { SignalsPage } from './queue/SignalsPage.tsx';
import { SignalPage } from './signal/SignalPage.tsx';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' },
  });

const content = {
  versionId: '0190a0a0-0000-7000-8000-0000000000c1',
  defaultPurpose: 'eerste',
  purposes: [{ code: 'eerste', title: 'Eerste doel', titleEn: 'First purpose', articles: ['AVG 6'] }],
  departments: [{ code: 'toezicht', title: 'Toezicht', titleEn: 'Supervision' }],
  processes: [{ code: 'park', title: 'Toezicht op parken', titleEn: 'Parks', departments: ['toezicht'] }],
  themes: [
    {
      code: 'parken',
      title: 'Misstanden op parken',
      titleEn: 'Parks',
      domain: 'subversive-crime',
      summary: 's',
      purposes: ['eerste'],
    },
  ],
  indicators: [
    {
      code: 'vol',
      text: 'Er slapen te veel mensen',
      textEn: 'Too many',
      themes: ['parken'],
      processes: ['park'],
      departments: [],
      strength: 'strong',
      askNext: 'Hoeveel bedden zijn er?',
    },
  ],
};

type Answer = (url: URL, init: RequestInit) => Response | undefined;
const calls: { method: string; path: string; body: unknown; key: string | null }[] = [];

/** A server that knows the content and nothing else, unless the test says so. */
function serve(answer: Answer): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const address = new URL(url, 'http://localhost');
    const path = address.pathname.replace('/api/v1', '');
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    calls.push({ method, path: path + address.search, body, key: headers.get('idempotency-key') });
    const own = answer(address, init);
    if (own !== undefined) return own;
    if (path === '/themes') return json(200, { data: content });
    if (path === '/signal-drafts') return json(200, { data: [] });
    if (path === '/signals/counts')
      return json(200, {
        data: {
          open: 1,
          mine: 0,
          withoutHolder: 1,
          late: 0,
          mineLate: 0,
          toComplete: 0,
          byState: { received: 1 },
          byHolder: [],
        },
      });
    if (method === 'PUT') return json(200, { data: {} });
    return json(200, { data: [], page: { next: null, count: 0 }, questions: 0 });
  });
}

beforeEach(() => {
  calls.length = 0;
  localStorage.clear();
});
afterEach(() => vi.unstubAllGlobals());

const id = '0190a0a0-0000-7000-8000-0000000000d1';
const receipt = {
  id,
  reference: 'ERG-7F3K-2M9P',
  state: 'received',
  version: 1,
  purposeCode: 'eerste',
  title: 'Kamers zonder register',
  termOn: '2026-11-30',
  receivedAt: '2026-11-23T13:07:00.000Z',
  toComplete: [],
  rules: [],
};

describe('recording', () => {
  test('a process brings its theme and indicators, and a ticked one says what to ask', async () => {
    serve(() => undefined);
    const user = userEvent.setup();
    const { container } = await renderInApp(<NewSignalPage />);
    await user.type(await screen.findByRole('combobox', { name: 'Proces' }), 'park');
    await user.click(await screen.findByRole('option', { name: 'Toezicht op parken' }));
    expect(await screen.findByRole('checkbox', { name: 'Misstanden op parken' })).toHaveProperty(
      'checked',
      true,
    );
    expect(screen.queryByText('Hoeveel bedden zijn er?')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Er slapen te veel mensen' }));
    expect(screen.getByText('Hoeveel bedden zijn er?')).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('what is recognised in the story is offered, and only added when asked', async () => {
    serve(() => undefined);
    const user = userEvent.setup();
    await renderInApp(<NewSignalPage />);
    await user.click(await screen.findByRole('textbox', { name: 'Vertel in eigen woorden' }));
    await user.paste('Er staat een bus, TF-987-N.');
    const offer = await screen.findByRole('button', { name: 'TF-987-N toevoegen' });
    expect(screen.queryByRole('button', { name: 'TF-987-N wijzigen' })).toBeNull();
    await user.click(offer);
    expect(screen.getByRole('button', { name: 'TF-987-N wijzigen' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'TF-987-N toevoegen' })).toBeNull());
  });

  test('Ctrl+Enter sends it once and shows the reference; the draft is gone', async () => {
    serve((url, init) =>
      url.pathname.endsWith('/signals') && init.method === 'POST' ? json(201, { data: receipt }) : undefined,
    );
    const user = userEvent.setup();
    await renderInApp(<NewSignalPage />);
    await user.type(
      await screen.findByRole('textbox', { name: 'Vertel in eigen woorden' }),
      'Kamers zonder register',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('ERG-7F3K-2M9P')).toBeTruthy();
    const sent = calls.filter((call) => call.method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ narrative: 'Kamers zonder register', urgency: 'normal' });
    expect(Object.keys(localStorage).filter((key) => key.includes('signals/new'))).toEqual([]);
  });

  test('a refused field is named, the mention opens, and what was typed stays', async () => {
    const refusal = {
      code: 'invalid-body',
      status: 422,
      errors: [{ pointer: '/mentions/0/bsn', code: 'invalid-bsn' }],
    };
    serve((url, init) =>
      url.pathname.endsWith('/signals') && init.method === 'POST' ? json(422, refusal) : undefined,
    );
    const user = userEvent.setup();
    await renderInApp(<NewSignalPage />);
    await user.type(await screen.findByRole('textbox', { name: 'Vertel in eigen woorden' }), 'Verhaal');
    await user.click(screen.getByRole('button', { name: 'Persoon' }));
    await user.type(screen.getByRole('textbox', { name: 'Burgerservicenummer' }), '123456789');
    await user.click(screen.getByRole('button', { name: 'Klaar' }));
    await user.click(screen.getByRole('button', { name: 'Signaal versturen' }));
    const field = await screen.findByRole('textbox', { name: 'Burgerservicenummer' });
    expect(field).toHaveProperty('value', '123456789');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('textbox', { name: 'Vertel in eigen woorden' })).toHaveProperty(
      'value',
      'Verhaal',
    );
  });

  test('when an earlier answer got lost the signal that is there is shown, not made again', async () => {
    serve((url, init) => {
      if (url.pathname.endsWith('/signals') && init.method === 'POST')
        return json(409, { code: 'already-exists', status: 409 });
      return /\/signals\/[0-9a-f-]{36}$/.test(url.pathname) ? json(200, { data: receipt }) : undefined;
    });
    const user = userEvent.setup();
    await renderInApp(<NewSignalPage />);
    await user.type(await screen.findByRole('textbox', { name: 'Vertel in eigen woorden' }), 'Verhaal');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('ERG-7F3K-2M9P')).toBeTruthy();
  });
});

const row: SignalRow = {
  id,
  reference: 'ERG-7F3K-2M9P',
  purposeCode: 'eerste',
  state: 'received',
  version: 3,
  title: 'Kamers zonder register',
  themeCode: 'parken',
  processCode: 'park',
  departmentCode: null,
  urgency: 'urgent',
  origin: 'desk',
  street: 'Esdoornlaan',
  houseNumber: 5,
  houseAddition: 'a',
  town: 'Dorp',
  termOn: '2026-11-30',
  receivedAt: '2026-11-23T13:07:00.000Z',
  monitorUntil: null,
  incomplete: true,
  holder: null,
  proposals: 2,
};

describe('the queue', () => {
  const list = () => json(200, { data: [row], page: { next: null, count: 1 } });

  test('shows who has nothing, what is missing, and asks the server for the filters in its address', async () => {
    serve((url) => (url.pathname.endsWith('/signals') ? list() : undefined));
    const { container } = await renderInApp(<SignalsPage />, { address: '/signalen?holder=none&late=true' });
    const line = (await screen.findByRole('rowheader', { name: 'ERG-7F3K-2M9P' })).closest(
      'tr',
    ) as HTMLElement;
    expect(within(line).getByText('niemand')).toBeTruthy();
    expect(within(line).getByText('aan te vullen')).toBeTruthy();
    expect(within(line).getByText('2 voorgesteld')).toBeTruthy();
    expect(calls.some((call) => call.path.includes('holder=none') && call.path.includes('late=true'))).toBe(
      true,
    );
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('what was chosen asks before it comes to one’s own name', async () => {
    serve((url, init) => {
      if (url.pathname.endsWith('/holders') && init.method === 'POST')
        return json(201, { data: { version: 4 } });
      return url.pathname.endsWith('/signals') ? list() : undefined;
    });
    const user = userEvent.setup();
    await renderInApp(<SignalsPage />);
    await user.click(await screen.findByRole('checkbox', { name: 'ERG-7F3K-2M9P kiezen' }));
    await user.click(screen.getByRole('button', { name: 'Zelf oppakken' }));
    expect(calls.some((call) => call.path.endsWith('/holders'))).toBe(false);
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Zelf oppakken' }),
    );
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/holders'))?.body).toEqual({
        expectedVersion: 3,
        personId: testSession.person.id,
      }),
    );
  });

  test('a view says what of it holds no longer, and the queue opens without that', async () => {
    const view = {
      id,
      name: 'Oude weergave',
      settings: { late: 'true' },
      stale: ['theme', 'holder'],
      starts: true,
      version: 2,
    };
    serve((url) => {
      if (url.pathname.endsWith('/signal-views')) return json(200, { data: [view] });
      return url.pathname.endsWith('/signals') ? list() : undefined;
    });
    const { container } = await renderInApp(<SignalsPage />, { address: '/signalen' });
    expect(
      await screen.findByText(/In de weergave ‘Oude weergave’ geldt een deel niet meer.*thema, behandelaar/),
    ).toBeTruthy();
    await waitFor(() =>
      expect(calls.filter((call) => call.path.startsWith('/signals?')).map((call) => call.path)).toEqual([
        expect.stringContaining('late=true'),
      ]),
    );
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('an address that asks for what is no longer there says so, and shows the rest', async () => {
    serve((url) => (url.pathname.endsWith('/signals') ? list() : undefined));
    await renderInApp(<SignalsPage />, { address: '/signalen?state=vanished&holder=none' });
    expect(await screen.findByText(/iets dat er niet meer is.*staat/)).toBeTruthy();
    expect(await screen.findByRole('rowheader', { name: 'ERG-7F3K-2M9P' })).toBeTruthy();
    expect(calls.some((call) => call.path.includes('vanished'))).toBe(false);
  });

  test('a filter without result offers to clear it', async () => {
    serve(() => undefined);
    await renderInApp(<SignalsPage />, { address: '/signalen?theme=parken' });
    expect(await screen.findByText('Geen signaal past bij deze filters')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Filters wissen' })).toBeTruthy();
  });
});

const signal: Signal = {
  ...row,
  organisationId: testSession.organisation.id,
  audience: 'organisation',
  controller: 'college',
  themesVersionId: content.versionId,
  otherThemeCodes: [],
  indicatorCodes: ['vol'],
  municipalityCode: null,
  portfolioId: null,
  narrative: 'In chalet 14 liggen acht matrassen.',
  place: {
    street: 'Esdoornlaan',
    houseNumber: 5,
    houseAddition: 'a',
    postcode: '7713 TL',
    town: 'Dorp',
    latitude: null,
    longitude: null,
    neighbourhoodCode: null,
    note: 'chalet 14',
    state: 'found',
  },
  occurredOn: '2026-11-23',
  occurredAtAbout: '11:30',
  confidence: 'seen',
  source: { kind: 'employee', reliability: 'B', protected: true },
  reporter: null,
  toComplete: [],
  asWritten: null,
  sourceReference: null,
  referredTo: null,
  closedReason: null,
  mentions: [],
  events: [{ id, type: 'received', detail: {}, personName: 'Femke', occurredAt: row.receivedAt }],
  additions: [],
  files: [],
};
const why = {
  purpose: 'Eerste doel',
  purposeEn: 'First purpose',
  articles: ['AVG 6'],
  keptMonths: 60,
  because: 'coordinator',
};

describe('the page of a signal', () => {
  const nothingNamed = { pieces: [], bsnNotAllowed: false };
  const matras = { kind: 'address', text: 'chalet 14', start: 3, end: 12, knownIn: 0, key: '12' };
  const acht = { kind: 'company', text: 'acht', start: 20, end: 24, knownIn: 2, key: '-34' };
  const abilities = {
    edit: true,
    check: true,
    ask: true,
    add: true,
    withdraw: true,
    assign: true,
    take: true,
    coordinate: true,
  };
  const page = (given: object, offered: { pieces: object[]; bsnNotAllowed: boolean } = nothingNamed) =>
    serve((url, init) => {
      if (url.pathname.endsWith('/looks')) return json(200, { data: [] });
      if (url.pathname.endsWith('/text-pieces')) return json(200, { data: offered });
      if (url.pathname.endsWith('/declined-pieces')) {
        offered.pieces.shift();
        return json(200, {});
      }
      if (url.pathname.endsWith('/mentions') && init.method === 'POST') {
        offered.pieces.shift();
        return json(201, { data: {} });
      }
      return url.pathname.includes('/signals/') && !url.pathname.endsWith('/counts')
        ? json(200, { data: signal, abilities: given, why })
        : undefined;
    });

  test('says why it may be seen, and is only ready for the table when everything was looked at', async () => {
    page(abilities);
    const user = userEvent.setup();
    const { container } = await renderInApp(<SignalPage />);
    expect(await screen.findByText('In chalet 14 liggen acht matrassen.')).toBeTruthy();
    expect(screen.getByText(/AVG 6/)).toBeTruthy();
    expect(screen.getByText('naam afgeschermd')).toBeTruthy();
    const ready = screen.getByRole('button', { name: 'Klaar voor weging' });
    expect(ready.getAttribute('aria-disabled')).toBe('true');
    await user.click(ready);
    expect(calls.some((call) => call.path.endsWith('/checks'))).toBe(false);
    await user.click(screen.getByRole('checkbox', { name: 'Niet dubbel' }));
    await user.click(ready);
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/checks'))?.body).toEqual({
        expectedVersion: 3,
        addressChecked: true,
        notDouble: true,
      }),
    );
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('offers what its text names, adds only when asked, and goes on to the next', async () => {
    const address = { houseNumber: 14, houseAddition: '2', town: 'Voorbeeld' };
    page(abilities, {
      pieces: [
        { ...matras, fields: { address } },
        { ...acht, fields: { name: 'acht' } },
      ],
      bsnNotAllowed: true,
    });
    const user = userEvent.setup();
    const { container } = await renderInApp(<SignalPage />);
    const first = await screen.findByRole('button', { name: 'chalet 14 toevoegen' });
    expect(screen.getByText('chalet 14', { selector: 'mark' })).toBeTruthy();
    expect(screen.getByText('Bekend uit 2 andere signalen')).toBeTruthy();
    expect(screen.getByText(/Voor dit doel hoort een burgerservicenummer niet/)).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(first);
    const second = await screen.findByRole('button', { name: 'acht toevoegen' });
    await waitFor(() => expect(document.activeElement).toBe(second));
    expect(screen.queryByRole('button', { name: 'chalet 14 toevoegen' })).toBeNull();
    expect(calls.find((call) => call.path.endsWith('/mentions'))?.body).toMatchObject({
      kind: 'address',
      address,
    });
    await user.click(screen.getByRole('button', { name: 'acht niet toevoegen' }));
    expect(await screen.findByText('acht wordt niet meer voorgesteld.')).toBeTruthy();
    expect(calls.find((call) => call.path.endsWith('/declined-pieces'))?.body).toEqual({ key: '-34' });
  });

  test('a reporter gets no work column, only what to add', async () => {
    page({ add: true });
    await renderInApp(<SignalPage />);
    expect(await screen.findByRole('button', { name: /Iets toevoegen/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Klaar voor weging' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Vraag aan melder' })).toBeNull();
  });
});

describe('my reports', () => {
  test('a question waits for an answer, and word back stands there', async () => {
    const mine = {
      id,
      reference: row.reference,
      purposeCode: 'eerste',
      title: row.title,
      stage: 'question',
      state: 'returned',
      version: 2,
      themeCode: null,
      receivedAt: row.receivedAt,
      termOn: null,
      question: 'Welk chalet?',
      additions: [],
      wordBack: { text: 'Dank u wel.', givenAt: row.receivedAt },
    };
    serve((url, init) => {
      if (url.pathname.endsWith('/answers') && init.method === 'POST')
        return json(201, { data: { version: 3 } });
      return url.pathname.endsWith('/my-signals')
        ? json(200, { data: [mine], page: { next: null, count: 1 }, questions: 1 })
        : undefined;
    });
    const user = userEvent.setup();
    const { container } = await renderInApp(<MySignalsPage />);
    expect(await screen.findByText('1 vraag wacht op uw antwoord')).toBeTruthy();
    expect(screen.getByText('Dank u wel.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Uw antwoord' }), 'Chalet 14');
    await user.click(screen.getByRole('button', { name: 'Antwoord versturen' }));
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/answers'))?.body).toEqual({ text: 'Chalet 14' }),
    );
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});
