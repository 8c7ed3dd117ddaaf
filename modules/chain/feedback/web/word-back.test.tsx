import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import './feedback-texts.ts';
import { WordBackForm } from './WordBackForm.tsx';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' },
  });
const proposals = (more: object = {}) => ({
  data: {
    kind: 'final',
    channels: ['product', 'none'],
    noneReason: null,
    reporterName: 'Annelies',
    texts: [{ code: 'full', text: 'Bedankt voor uw signaal.' }],
    ...more,
  },
});

afterEach(() => vi.unstubAllGlobals());

test('a text that names somebody is refused with its place, and stays as it was typed', async () => {
  const refusal = {
    code: 'text-discloses',
    status: 422,
    errors: [
      {
        pointer: '/text',
        code: 'text-discloses',
        params: { kind: 'name', start: 9, end: 18, found: 'Doorenbos' },
      },
    ],
  };
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) =>
    init.method === 'POST' ? json(422, refusal) : json(200, proposals()),
  );
  const user = userEvent.setup();
  const { container } = await renderInApp(<WordBackForm signalId="s" onDone={() => undefined} />);
  const field = await screen.findByRole('textbox', { name: /Tekst/ });
  await user.clear(field);
  await user.type(field, 'Bedankt. Doorenbos is bezocht.');
  await user.click(screen.getByRole('button', { name: 'Geven' }));
  expect(await screen.findByText('“Doorenbos” is een naam (teken 10)')).toBeTruthy();
  expect((screen.getByRole('textbox', { name: /Tekst/ }) as HTMLTextAreaElement).value).toContain(
    'Doorenbos',
  );
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('without a channel only the reason is kept', async () => {
  const done = vi.fn();
  let body: unknown;
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
    if (init.method !== 'POST')
      return json(200, proposals({ channels: ['none'], noneReason: 'no-channel', reporterName: null }));
    body = JSON.parse(String(init.body));
    return json(201, { data: [], version: 1, state: 'dismissed', abilities: {} });
  });
  const user = userEvent.setup();
  await renderInApp(<WordBackForm signalId="s" onDone={done} />);
  expect(await screen.findByText(/er is geen kanaal/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Vastleggen' }));
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  expect(body).toMatchObject({ channel: 'none', noneReason: 'no-channel', text: '' });
});
