import { describe, expect, test } from 'vitest';
import { drawnPart, inOrder, monthsOf, type Network, type NetworkEdge, within } from './network.ts';

const node = (id: string, depth = 1): Network['nodes'][number] => ({
  id,
  recordId: '0190a0a0-0000-7000-8000-000000000001',
  grouped: true,
  kind: 'person',
  label: id,
  depth,
  signalId: null,
});
const edge = (from: string, to: string, ...days: string[]): NetworkEdge => ({
  id: `${from}-${to}`,
  kind: 'together',
  from,
  to,
  relation: null,
  sources: days.map((on) => ({ signalId: '0190a0a0-0000-7000-8000-000000000002', reference: on, on })),
});
const network: Network = {
  rootId: 'a',
  nodes: [node('a', 0), node('b'), node('c', 2), node('d')],
  edges: [
    edge('a', 'b', '2026-03-10', '2026-09-01'),
    edge('b', 'c', '2026-05-02'),
    edge('a', 'd', '2025-12-31'),
  ],
  more: false,
};
const names = (part: Network) => part.nodes.map(({ id }) => id).join('');

describe('a network in a period', () => {
  test('has every month from the first to the last event', () => {
    expect(monthsOf(network).slice(0, 3)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(monthsOf(network).at(-1)).toBe('2026-09');
  });

  test('keeps links that rest on an event in it, with only those sources', () => {
    const part = within(network, { from: '2026-03', to: '2026-05' });
    expect(names(part)).toBe('abc');
    expect(part.edges.map(({ sources }) => sources.length)).toEqual([1, 1]);
  });

  test('leaves out what is no longer reached, although its own link lies in it', () => {
    expect(names(within(network, { from: '2026-04', to: '2026-06' }))).toBe('a');
  });

  test('is the whole when no period was chosen', () => {
    expect(within(network, {})).toBe(network);
  });
});

describe('what is drawn', () => {
  test('is the nearest with most links; the order does not depend on how the answer came in', () => {
    const turned = { ...network, nodes: network.nodes.toReversed(), edges: network.edges.toReversed() };
    expect(inOrder(turned)).toEqual(inOrder(network));
    expect(names(drawnPart(network, 3))).toBe('abd');
  });

  test('has no line to what is not drawn', () => {
    expect(drawnPart(network, 2).edges.map(({ id }) => id)).toEqual(['a-b']);
  });
});
