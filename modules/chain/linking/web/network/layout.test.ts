import { expect, test } from 'vitest';
import type { Network } from '../../model/network.ts';
import { layOut } from './layout.ts';

const RECORD = '0190a0a0-0000-7000-8000-000000000001';
const network: Network = {
  rootId: 's-0',
  more: false,
  nodes: Array.from({ length: 12 }, (_, at) => ({
    id: `s-${at}`,
    recordId: RECORD,
    grouped: true,
    kind: 'person',
    label: `Persoon ${at}`,
    depth: Math.min(at, 1),
    signalId: null,
  })),
  edges: Array.from({ length: 11 }, (_, at) => ({
    id: `e-${at}`,
    kind: 'together' as const,
    from: 's-0',
    to: `s-${at + 1}`,
    relation: null,
    sources: [{ signalId: RECORD, reference: 'ZWO-1', on: '2026-05-12' }],
  })),
};

test('the same network is drawn the same, in whatever order it came in', () => {
  const again = { ...network, nodes: network.nodes.toReversed() };
  expect([...layOut(again).places]).toEqual([...layOut(network).places]);
});

test('it begins in the middle, no two nodes cover each other, and everything lies in the frame', () => {
  const { places, frame } = layOut(network);
  expect(places.get('s-0')).toEqual({ x: 0, y: 0 });
  const all = [...places.values()];
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(60);
  const [left, top, width, height] = frame;
  for (const { x, y } of all) {
    expect(x).toBeGreaterThan(left);
    expect(x).toBeLessThan(left + width);
    expect(y).toBeGreaterThan(top);
    expect(y).toBeLessThan(top + height);
  }
});
