import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp, testSession } from '#platform/ui/test-support.tsx';
import type { EmergencyAccess } from '../model/index.ts';
import { EmergencyPage } from './EmergencyPage.tsx';

const access: EmergencyAccess = {
  id: '0190a0a0-0000-7000-8000-0000000000e1',
  reference: 'ZWO-7F3K-2M9P',
  purposeCode: 'ondermijning-intern',
  purposeTitle: 'Signalen ondermijning',
  signalId: null,
  reason: 'Er wordt nu gebeld dat iemand voor de deur staat.',
  openedByName: 'Joris Hofstede',
  openedAt: '2026-11-27T10:00:00Z',
  endsAt: '2026-11-27T10:30:00Z',
  endedAt: null,
  open: false,
  review: null,
  version: 1,
  abilities: { end: false, review: true },
};

const sent: { url: string; body: unknown }[] = [];
let reply: object;

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.body !== undefined) sent.push({ url, body: JSON.parse(String(init.body)) });
    return new Response(JSON.stringify(init?.body === undefined ? reply : { data: access }), {
      status: init?.body === undefined ? 200 : 201,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the privacy officer judges with word what waits, lawful or not', async () => {
  reply = { data: [access], abilities: { open: false } };
  const session = { ...testSession, groups: ['privacy-officer'] };
  const { container } = await renderInApp(<EmergencyPage />, { session });
  await screen.findByText('wacht op oordeel');
  expect(screen.queryByText('Openen in nood')).toBeNull();
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^Beoordelen/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Oordeel bewaren' }));
  // Without an answer nothing is sent.
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole('radio', { name: 'Nee, niet rechtmatig' }));
  await userEvent.type(screen.getByLabelText('Toelichting'), 'De politie had gebeld kunnen worden.');
  await userEvent.click(screen.getByRole('button', { name: 'Oordeel bewaren' }));
  expect(sent).toEqual([
    {
      url: expect.stringContaining(`/emergency-accesses/${access.id}/reviews`),
      body: { lawful: false, word: 'De politie had gebeld kunnen worden.', expectedVersion: 1 },
    },
  ]);
});

test('a coordinator opens with reference, reason and time, and is led to the record', async () => {
  reply = { data: [], abilities: { open: true } };
  await renderInApp(<EmergencyPage />);
  await userEvent.type(await screen.findByLabelText('Kenmerk van het dossier'), access.reference);
  await userEvent.type(screen.getByLabelText('Waarom kan dit niet wachten?'), access.reason);
  await userEvent.click(screen.getByRole('radio', { name: '1 uur' }));
  await userEvent.click(screen.getByRole('button', { name: 'Openen in nood' }));
  await screen.findByText(/^Geopend tot/);
  expect(sent[0]?.body).toEqual({ reference: access.reference, reason: access.reason, minutes: 60 });
});
