import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp, testSession } from '#platform/ui/test-support.tsx';
import type { UnusualLook } from '../model/index.ts';
import type { AuditStatus } from './audit-api.ts';
import { UnusualPage } from './UnusualPage.tsx';
import { VerifiablePage } from './VerifiablePage.tsx';

const look = (change: Partial<UnusualLook>): UnusualLook => ({
  id: '0190a0a0-0000-7000-8000-0000000000f1',
  rule: 'many-records',
  actorName: 'Noor Kuipers',
  actorOrganisationName: 'Gemeente Ergens',
  firstAt: '2026-11-27T10:00:00Z',
  lastAt: '2026-11-27T10:40:00Z',
  looks: 64,
  recordKind: 'signal',
  recordIds: [],
  compared: { count: 64, own: 8, colleagues: 12, days: 28, minimum: 30, factor: 3 },
  foundAt: '2026-11-27T11:00:00Z',
  asked: null,
  finding: null,
  version: 1,
  abilities: { settle: true },
  ...change,
});

const status = (change: Partial<AuditStatus>): AuditStatus => ({
  checkpoint: {
    size: 1200,
    closedAt: '2026-11-27T10:00:00Z',
    clockBehind: 0,
    cosignedBy: ['Gemeente Elders'],
  },
  tail: { count: 2, oldest: '2026-11-27T10:00:03Z' },
  backDated: 0,
  witnesses: [
    {
      id: '0190a0a0-0000-7000-8000-0000000000f2',
      organisationName: 'Gemeente Elders',
      size: 1200,
      signedAt: '2026-11-27T10:00:05Z',
    },
  ],
  selfCheck: {
    size: 1100,
    entries: 400,
    proven: true,
    broken: null,
    brokenAt: null,
    checkedAt: '2026-11-27T01:50:00Z',
  },
  ...change,
});

const officer = { ...testSession, groups: ['privacy-officer'] };
const sent: { url: string; body: unknown }[] = [];
let replies: Record<string, object>;

beforeEach(() => {
  sent.length = 0;
  replies = {};
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.body !== undefined) sent.push({ url, body: JSON.parse(String(init.body)) });
    const [, reply] = Object.entries(replies).find(([path]) => url.includes(path)) ?? [];
    return new Response(JSON.stringify(reply ?? {}), {
      status: reply === undefined ? 404 : init?.body === undefined ? 200 : 201,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const list = (...data: UnusualLook[]) => ({
  '/unusual-looks': { data, page: { next: null, count: data.length } },
  '/look-rules': { data: [{ code: 'many-records', enabled: true }], abilities: { change: true } },
});

describe('what stood out', () => {
  test('says in sentences what was seen and what it was compared with', async () => {
    replies = list(
      look({}),
      look({
        id: '0190a0a0-0000-7000-8000-0000000000f3',
        compared: { count: 40, own: null, colleagues: 6, days: 28, minimum: 30, factor: 3 },
      }),
    );
    const { container } = await renderInApp(<UnusualPage />, { session: officer });
    await screen.findByText(
      "Opende 64 verschillende dossiers in een uur. In de 28 dagen ervoor waren dat er hoogstens 8 in een uur. Bij collega's zijn er 12 gewoon. Ingesteld: vanaf 30, en 3 keer zoveel als gewoon.",
    );
    await screen.findByText(/Van de 28 dagen ervoor is van deze persoon niets bekend/);
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('is settled with a finding and a reason, and not without', async () => {
    replies = list(look({ rule: 'well-known-person', compared: { listed: 'Bestuurder' } }));
    await renderInApp(<UnusualPage />, { session: officer });
    await screen.findByText(/staat die op de lijst van bekende personen staat: Bestuurder/);
    await userEvent.click(screen.getByRole('button', { name: /^Beoordelen/ }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(sent).toEqual([]);
    await userEvent.click(dialog.getByRole('radio', { name: /^Inbreuk/ }));
    await userEvent.type(dialog.getByLabelText('Reden'), 'Uit nieuwsgierigheid.');
    await userEvent.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(sent).toEqual([
      {
        url: expect.stringContaining('/unusual-looks/0190a0a0-0000-7000-8000-0000000000f1/findings'),
        body: { finding: 'breach', reason: 'Uit nieuwsgierigheid.', expectedVersion: 1 },
      },
    ]);
  });

  test('is only read by the data protection officer; and an empty list says when nothing is followed', async () => {
    replies = {
      ...list(look({ abilities: { settle: false } })),
      '/look-rules': { data: [{ code: 'many-records', enabled: false }], abilities: { change: false } },
    };
    await renderInApp(<UnusualPage />, { session: { ...testSession, groups: ['fg'] } });
    await screen.findByText('Noor Kuipers');
    expect(screen.queryByRole('button', { name: /^Beoordelen/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Bekende personen en eigen adressen' })).toBeNull();
    await screen.findByText('Er staat geen regel aan: er wordt niets gevolgd.');
  });
});

describe('verifiability', () => {
  const witness = {
    enabled: true,
    refused: null,
    refusedSize: null,
    refusedAt: null,
    changedByName: 'x',
    version: 1,
  };

  test('shows the last checkpoint, who signed along, the tail and the own check', async () => {
    replies = {
      '/audit-status': { data: status({}) },
      '/automatic-audit-witness': { data: witness, abilities: { change: true } },
    };
    const { container } = await renderInApp(<VerifiablePage />, { session: officer });
    await screen.findByText('alles bewezen');
    await screen.findByText(/1.200 bladeren in de boom. Meeondertekend door Gemeente Elders./);
    await screen.findByText(/^2 regels, de oudste van/);
    await screen.findByRole('button', { name: 'Stoppen met meetekenen' });
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('says what is broken and where, and that the witness refuses', async () => {
    replies = {
      '/audit-status': {
        data: status({
          checkpoint: { size: 9, closedAt: '2026-11-27T10:00:00Z', clockBehind: 61_000, cosignedBy: [] },
          backDated: 2,
          selfCheck: {
            size: 9,
            entries: 3,
            proven: false,
            broken: 'event-changed',
            brokenAt: 4,
            checkedAt: '2026-11-27T01:50:00Z',
          },
        }),
      },
      '/automatic-audit-witness': {
        data: { ...witness, refused: 'history-rewritten', refusedSize: 9, refusedAt: '2026-11-27T10:00:00Z' },
        abilities: { change: false },
      },
    };
    await renderInApp(<VerifiablePage />, { session: { ...testSession, groups: ['auditor'] } });
    await screen.findByText(/Een regel is veranderd. Plaats 4/);
    await screen.findByText('De klok stond 61 seconden achter; het logboek hield zijn eigen tijd aan.');
    await screen.findByText('2 regels zijn gedateerd van voor een eerder controlepunt.');
    await screen.findByText(/^De geschiedenis is herschreven/);
    expect(screen.queryByRole('button', { name: 'Stoppen met meetekenen' })).toBeNull();
  });
});
