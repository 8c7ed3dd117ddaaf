import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderInApp } from '#platform/ui/test-support.tsx';
import { LooksTab } from './LooksTab.tsx';

const ONE = '0190a0a0-0000-7000-8000-00000000c001';
const look = (eventId: string, recordIds: string[]) => ({
  eventId,
  occurredAt: '2026-11-23T13:00:00Z',
  actorName: 'Nadia Brandsma',
  actorOrganisationName: 'Gemeente',
  action: 'signal.listed',
  purposeCode: null,
  ruleCode: null,
  recordIds,
  fields: ['title', 'names'],
  status: 'OK',
});

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const data = url.includes('/audit-events')
      ? [look('e1', [ONE]), look('e2', [ONE, '0190a0a0-0000-7000-8000-00000000c002'])]
      : [];
    return new Response(JSON.stringify({ data, page: { next: null, count: data.length } }), {
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a look at one record leads to what was done with it, and says so then; one at several tells how many', async () => {
  await renderInApp(<LooksTab />);
  await screen.findAllByText('Signaal: in een lijst gezien');
  expect(screen.getByText('2 dossiers')).toBeTruthy();
  expect(screen.getAllByText('titel, aantal namen')).toHaveLength(2);
  expect(screen.queryByText('U ziet alleen wat er met één dossier is gedaan.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Alleen dit dossier' }));
  await screen.findByText('U ziet alleen wat er met één dossier is gedaan.');
  expect(asked.some((url) => url.includes(`record=${ONE}`))).toBe(true);
});
