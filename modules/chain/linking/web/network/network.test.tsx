import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Network } from '../../model/index.ts';
import { NetworkPage } from './NetworkPage.tsx';

// A drawing of sixty takes its time when many tests run at once; nothing here is about speed.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

const ROOT = '0190a0a0-0000-7000-8000-000000000001';
const OTHER = '0190a0a0-0000-7000-8000-000000000002';
const LOOSE = '0190a0a0-0000-7000-8000-000000000003';
const SIGNAL = '0190a0a0-0000-7000-8000-0000000000f1';

const network: Network = {
  rootId: `s-${ROOT}`,
  more: false,
  nodes: [
    {
      id: `s-${ROOT}`,
      recordId: ROOT,
      grouped: true,
      kind: 'person',
      label: 'Jan Vos',
      depth: 0,
      signalId: null,
    },
    {
      id: `s-${OTHER}`,
      recordId: OTHER,
      grouped: true,
      kind: 'company',
      label: 'Kok Verhuur',
      depth: 1,
      signalId: null,
    },
    {
      id: `m-${LOOSE}`,
      recordId: LOOSE,
      grouped: false,
      kind: 'phone',
      label: '0600014088',
      depth: 1,
      signalId: SIGNAL,
    },
  ],
  edges: [
    {
      id: 'one',
      kind: 'typed',
      from: `s-${ROOT}`,
      to: `s-${OTHER}`,
      relation: 'owns',
      sources: [{ signalId: SIGNAL, reference: 'ZWO-1', on: '2026-01-10' }],
    },
    {
      id: 'two',
      kind: 'together',
      from: `m-${LOOSE}`,
      to: `s-${ROOT}`,
      relation: null,
      sources: [{ signalId: SIGNAL, reference: 'ZWO-2', on: '2026-03-10' }],
    },
  ],
};

function serve(given: Network = network): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = {
      steps: [
        { node: network.nodes[0], by: null },
        { node: network.nodes[1], by: network.edges[0] },
      ],
      limit: 6,
    };
    return new Response(JSON.stringify({ data: pathname.endsWith('/paths') ? path : given }), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  });
}
afterEach(() => vi.unstubAllGlobals());

const page = (query = '') =>
  renderInApp(
    <Routes>
      <Route path="/subjecten/:id/netwerk" element={<NetworkPage />} />
    </Routes>,
    { address: `/subjecten/${ROOT}/netwerk${query}` },
  );
const drawn = () => within(screen.getByRole('group', { name: /^Netwerk:/ })).queryAllByRole('button');
const listed = () => within(screen.getByRole('table', { name: 'Lijst' })).getAllByRole('row').length - 1;

test('drawing and list hold the same, the number says how many, and kinds differ by outline', async () => {
  serve();
  const { container } = await page();
  await screen.findByText('3 punten');
  expect(listed()).toBe(3);
  expect(drawn()).toHaveLength(3);
  expect(screen.getByRole('button', { name: 'Kok Verhuur, bedrijf, subject' })).toBeDefined();
  expect(screen.getByRole('button', { name: '0600014088, telefoonnummer, losse vermelding' })).toBeDefined();
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('choosing a node tells what it is connected with and by which signal; arrows walk on', async () => {
  serve();
  await page();
  const user = userEvent.setup();
  (await screen.findByRole('button', { name: /^Jan Vos, / })).focus();
  await user.keyboard('{Enter}');
  await screen.findByText(/is eigenaar van \(bron: ZWO-1\)/);
  await screen.findByText(/samen genoemd in ZWO-2/);
  await user.keyboard('{ArrowRight}');
  await screen.findByRole('heading', { name: /^Gekozen: (Kok Verhuur|0600014088)/ });
});

test('what lies outside the period fades, leaves the list, and the number follows', async () => {
  serve();
  const { container } = await page();
  fireEvent.change(await screen.findByLabelText('Van'), { target: { value: '1' } });
  await waitFor(() => expect(listed()).toBe(2));
  expect(drawn()).toHaveLength(2);
  expect(container.querySelectorAll('g.network-faded')).toHaveLength(1);
  await screen.findByText('feb. 2026 tot en met mrt. 2026: 2 van 3 punten');
});

test('what does not fit in the drawing stands in the list, and the page says so', async () => {
  const many = Array.from({ length: 70 }, (_, at) => ({
    ...network.nodes[2]!,
    id: `m-${at}`,
    label: `Nummer ${at}`,
  }));
  serve({
    ...network,
    nodes: [network.nodes[0]!, ...many],
    edges: many.map((node) => ({ ...network.edges[1]!, id: node.id, from: node.id })),
  });
  await page();
  await screen.findByText(/Nog 11 niet getekend; die staan in de lijst\./);
  expect(listed()).toBe(71);
  expect(drawn()).toHaveLength(60);
});

test('the path is told step by step', async () => {
  serve();
  await page(`?path=s-${OTHER}`);
  await screen.findByText(/is eigenaar van \(bron: ZWO-1\) →/);
});
