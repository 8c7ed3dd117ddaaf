import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import './intervention-texts.ts';
import { PlanPanel } from './PlanPanel.tsx';

const CASE = '0190a0a0-0000-7000-8000-00000000c001';
const item = (id: string, more: object) => ({
  id,
  organisation: { id: 'o', name: 'Gemeente Ergens' },
  own: true,
  title: id,
  track: 'administrative',
  barrierCode: null,
  interventionCode: null,
  features: [],
  state: 'agreed',
  plannedFrom: '2027-03-04',
  plannedUntil: '2027-04-30',
  termOn: null,
  responsibleName: 'Esra',
  sharedAt: null,
  sharedWith: 0,
  ...more,
});
const plan = {
  tracks: ['administrative', 'housing'],
  items: [
    item('Ontruimen', {}),
    item('Woonplek', {
      own: false,
      track: 'housing',
      organisation: { id: 'p', name: 'Corporatie' },
      plannedUntil: '2027-05-23',
    }),
  ],
  dependencies: [],
  warnings: [
    {
      code: 'stay-ends-before-place',
      level: 'collision',
      interventionIds: ['Ontruimen', 'Woonplek'],
      params: { title: 'Ontruimen', other: 'Woonplek', date: '2027-03-04', otherDate: '2027-05-23' },
    },
  ],
};

/** Answers by method and path, and remembers what was asked. */
function answering(replies: Record<string, (body: unknown) => [number, unknown]>) {
  const asked: { call: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit = {}) => {
    const call = `${init.method ?? 'GET'} ${new URL(String(url), 'http://desk').pathname.replace('/api/v1', '')}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ call, body });
    const [status, reply] = replies[call]?.(body) ?? [404, { code: 'not-found', status: 404 }];
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    return new Response(JSON.stringify(reply), { status, headers: { 'content-type': type } });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('the plan of a case', () => {
  const reply = { data: plan, abilities: { plan: true, share: true, host: false } };

  test('says in a sentence what collides, and opens only the own interventions', async () => {
    answering({ [`GET /cases/${CASE}/plan`]: () => [200, reply] });
    const { container } = await renderInApp(<PlanPanel ground={{ kind: 'case', id: CASE }} />);
    expect(
      await screen.findByText(
        /Ontruimen begint op 4 mrt\. 2027, de plek uit Woonplek is er pas op 23 mei 2027/,
      ),
    ).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Ontruimen' }).length).toBeGreaterThan(0);
    expect(screen.queryByRole('link', { name: /Woonplek/ })).toBeNull();
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('asks what the rule still asks, and shares with that', async () => {
    const open = {
      code: 'conditions-open',
      status: 409,
      errors: [
        {
          pointer: '/conditions/x',
          code: 'conditions-open',
          params: {
            condition: 'need-to-know-motivation',
            title: 'Noodzaak',
            by: 'statement',
            check: 'Waarom nu?',
            rule: 'R07',
          },
        },
      ],
    };
    const asked = answering({
      [`GET /cases/${CASE}/plan`]: () => [200, reply],
      [`POST /cases/${CASE}/plan-shares`]: (body) =>
        (body as { proofs: unknown[] }).proofs.length === 0
          ? [409, open]
          : [200, { data: { recipients: [{ name: 'RIEC', interventions: 1 }] } }],
    });
    const user = userEvent.setup();
    await renderInApp(<PlanPanel ground={{ kind: 'case', id: CASE }} />);
    await user.click(await screen.findByRole('button', { name: 'In het plan brengen' }));
    await user.click(screen.getByRole('button', { name: 'Delen' }));
    await user.type(await screen.findByLabelText(/Noodzaak/), 'Onze planning moet aansluiten.');
    await user.click(screen.getByRole('button', { name: 'Delen' }));
    expect(await screen.findByText('Gedeeld met 1 organisatie')).toBeTruthy();
    expect(asked.filter(({ call }) => call.startsWith('POST')).at(-1)?.body).toEqual({
      proofs: [{ condition: 'need-to-know-motivation', text: 'Onze planning moet aansluiten.' }],
    });
  });
});
