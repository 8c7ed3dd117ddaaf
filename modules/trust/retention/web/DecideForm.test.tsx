import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { DestructionItem, ExtenderPerson } from '../model/index.ts';
import { DecideForm } from './DecideForm.tsx';

const LIST = '0190a0a0-0000-7000-8000-0000000000d1';
const RECORD = '0190a0a0-0000-7000-8000-0000000000d2';
const people: ExtenderPerson[] = [
  { personId: '0190a0a0-0000-7000-8000-0000000000d3', name: 'Joris Hofstede', roles: ['coordinator'] },
  { personId: '0190a0a0-0000-7000-8000-0000000000d4', name: 'Petra Officier', roles: ['privacyofficer'] },
];

/** A record that may be kept longer by a coordinator, with advice of the privacy officer or a committee. */
const item = {
  recordId: RECORD,
  reference: 'ZWO-1111-1',
  rule: {
    extension: {
      by: [
        { role: 'coordinator', title: 'Coördinator', join: null },
        { role: 'privacyofficer', title: 'Privacyofficer', join: 'with-advice' },
        { role: 'commissie', title: 'Commissie', join: 'or' },
      ],
    },
  },
} as unknown as DestructionItem;

const sent: unknown[] = [];
async function open(extenders: readonly ExtenderPerson[]): Promise<HTMLElement> {
  sent.length = 0;
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ data: {} }), { headers: { 'content-type': 'application/json' } });
  });
  const { container } = await renderInApp(
    <DecideForm listId={LIST} items={[item]} extenders={extenders} onDone={() => undefined} />,
  );
  return container;
}
afterEach(() => vi.unstubAllGlobals());

test('keeping longer asks by name who decided, for each role that the rule of the record names', async () => {
  const container = await open(people);
  const user = userEvent.setup();
  expect(screen.queryByRole('combobox', { name: /Besloten door/ })).toBeNull();
  await user.click(await screen.findByRole('radio', { name: /Langer bewaren/ }));
  const first = screen.getByRole('combobox', { name: 'Besloten door: coördinator' });
  const advice = screen.getByRole('combobox', { name: 'Na advies van: privacyofficer of commissie' });
  await user.type(screen.getByLabelText(/Bewaren tot en met/), '2030-01-01');
  await user.selectOptions(screen.getByRole('combobox', { name: /Waarom langer/ }), 'procedure');
  await user.selectOptions(first, 'Joris Hofstede');
  await user.click(screen.getByRole('button', { name: 'Beslissing vastleggen' }));
  expect(advice.getAttribute('aria-invalid')).toBe('true');
  expect(await accessibilityFaults(container)).toEqual([]);
  expect(sent).toEqual([]);

  await user.selectOptions(advice, 'Petra Officier');
  await user.click(screen.getByRole('button', { name: 'Beslissing vastleggen' }));
  await vi.waitFor(() =>
    expect(sent).toMatchObject([
      {
        decision: 'keep',
        keepDecidedBy: [
          { role: 'coordinator', personId: people[0]?.personId },
          { role: 'privacyofficer', personId: people[1]?.personId },
        ],
      },
    ]),
  );
});

test('a role that nobody in the organisation holds is said, instead of an empty list to choose from', async () => {
  await open(people.slice(0, 1));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: /Langer bewaren/ }));
  expect(screen.getByText(/heeft nu niemand deze functie: privacyofficer of commissie/)).toBeTruthy();
  const asked = screen.getAllByRole('combobox', { name: /Besloten door|Na advies van/ });
  expect(asked).toHaveLength(1);
  // What nobody can fill in is not asked for: the server says who is missing.
  await user.selectOptions(asked[0] as HTMLElement, 'Joris Hofstede');
  await user.click(screen.getByRole('button', { name: 'Beslissing vastleggen' }));
  await vi.waitFor(() => expect(sent).toMatchObject([{ keepDecidedBy: [{ role: 'coordinator' }] }]));
});
