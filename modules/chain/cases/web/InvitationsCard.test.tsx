import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Case } from '../model/index.ts';
import { InvitationsCard } from './InvitationsCard.tsx';

const ID = '0190a0a0-0000-7000-8000-0000000000c1';
const OPEN = '0190a0a0-0000-7000-8000-0000000000c2';
const CLOSED = '0190a0a0-0000-7000-8000-0000000000c3';
const file = {
  id: ID,
  purposeCode: 'riec-casus',
  host: { id: ID, name: 'RIEC Voorbeeld', type: 'riec' },
} as Case;
const RULE = {
  code: 'X12',
  title: 'Geen fiscale gegevens',
  articles: [{ law: 'AWR', article: '67' }],
  explanation: 'De Belastingdienst geeft dit aan niemand.',
  confidence: 'design',
};
const CATEGORIES = [
  { code: 'identiteit', title: 'Naam en geboortedatum' },
  { code: 'fiscaal', title: 'Belasting' },
  { code: 'advies', title: 'Advies' },
];

/** Answers by path, and keeps what was sent. */
function answering(): { sent: unknown[] } {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://localhost');
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)));
    const closed = url.searchParams.get('organisationId') === CLOSED;
    const never = [
      { category: CATEGORIES[1], reason: 'prohibited', rule: RULE },
      { category: CATEGORIES[2], reason: 'no-rule', rule: null },
    ];
    const data = url.pathname.endsWith('/invitation-outlooks')
      ? { purposeArticles: [{ law: 'WGS', article: '2.23' }], never: closed ? never : [] }
      : url.pathname.includes('/purposes/')
        ? {
            code: 'riec-casus',
            title: 'Casus',
            organisationTypes: ['politie', 'belastingdienst'],
            categories: CATEGORIES,
            articles: [],
          }
        : url.pathname.endsWith('/organisations')
          ? [
              { id: OPEN, name: 'Politie Ergens', type: 'politie' },
              { id: CLOSED, name: 'Belasting Ergens', type: 'belastingdienst' },
            ]
          : [];
    return new Response(JSON.stringify({ data }), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  });
  return { sent };
}
afterEach(() => vi.unstubAllGlobals());

test('a kind of data that a partner may never give cannot be ticked, with the rule or the articles why', async () => {
  const { sent } = answering();
  const user = userEvent.setup();
  await renderInApp(<InvitationsCard file={file} abilities={{ invite: true }} />);
  await user.click(await screen.findByRole('button', { name: 'Partner uitnodigen' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: 'Politie Ergens' });
  await user.selectOptions(dialog.getByLabelText('Organisatie'), OPEN);
  const tick = (name: RegExp) => dialog.findByRole<HTMLInputElement>('checkbox', { name });
  await user.click(await tick(/^Naam/));
  await user.click(await tick(/^Belasting/));
  // Another partner: what was ticked and may never come from there is not asked of it.
  await user.selectOptions(dialog.getByLabelText('Organisatie'), CLOSED);
  await dialog.findByText('De Belastingdienst geeft dit aan niemand. Regel X12: AWR 67.');
  dialog.getByText('Geen regel van dit doel laat dit hierheen gaan.');
  dialog.getByText(/Grondslag van dit doel: WGS 2.23/);
  const states = await Promise.all([/^Naam/, /^Belasting/, /^Advies/].map(tick));
  expect(states.map(({ disabled, checked }) => [disabled, checked])).toEqual([
    [false, true],
    [true, false],
    [true, false],
  ]);
  expect(await accessibilityFaults(document.body)).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Uitnodigen' }));
  await vi.waitFor(() => expect(sent).toEqual([{ organisationId: CLOSED, askedCategories: ['identiteit'] }]));
});
