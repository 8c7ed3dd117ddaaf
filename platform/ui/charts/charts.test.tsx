import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '../test-support.tsx';
import type { RegionTopology } from './geography.ts';
import { PlanTimeline } from './PlanTimeline.tsx';
import { PointMap } from './PointMap.tsx';
import { layOutPlan, PLAN, type PlanItem } from './plan-layout.ts';
import { RegionMap, stepOf } from './RegionMap.tsx';

/** Two square municipalities beside each other, near 52.5 north and 6.2 east. */
const region = {
  type: 'Topology',
  arcs: [
    [
      [6, 52],
      [6.2, 52],
      [6.2, 52.2],
      [6, 52.2],
      [6, 52],
    ].toReversed(),
    [
      [6.2, 52],
      [6.4, 52],
      [6.4, 52.2],
      [6.2, 52.2],
      [6.2, 52],
    ].toReversed(),
  ],
  objects: {
    municipalities: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0]], properties: { code: 'A', name: 'Westdorp' } },
        { type: 'Polygon', arcs: [[1]], properties: { code: 'B', name: 'Oostdorp' } },
      ],
    },
  },
} as unknown as RegionTopology;

const tracks = [
  { key: 'a', label: 'Bestuursrecht' },
  { key: 'z', label: 'Zorg' },
];
const item = (key: string, start: string, end: string | null, label = key): PlanItem => ({
  key,
  track: 'a',
  label,
  start,
  end,
  state: 'agreed',
});

test('two that run at the same time stand in two lanes, two after each other in one', () => {
  const together = layOutPlan(
    tracks,
    [item('x', '2027-01-01', '2027-04-01'), item('y', '2027-02-01', '2027-05-01')],
    '2027-01-01',
    1000,
  );
  expect(together.items[0]?.y).not.toBe(together.items[1]?.y);
  const after = layOutPlan(
    tracks,
    [item('x', '2027-01-01', '2027-03-01'), item('y', '2027-04-01', '2027-06-01')],
    '2027-01-01',
    1000,
  );
  expect(after.items[0]?.y).toBe(after.items[1]?.y);
});

test('no label runs into the next bar', () => {
  const long = 'een lange naam die niet in zijn balkje past';
  const { items } = layOutPlan(
    tracks,
    [item('x', '2027-01-01', '2027-01-03', long), item('y', '2027-01-20', '2027-06-01')],
    '2027-01-01',
    1000,
  );
  expect(items[0]).toMatchObject({ outside: true });
  expect(items[0]?.y).not.toBe(items[1]?.y);
});

test('a label that fits nowhere is cut, and covers neither the names of the tracks nor the edge', () => {
  const long =
    'een naam die zo lang is dat zij voor, in en achter haar balkje geen plaats heeft en dus wordt gekort';
  const { items, width } = layOutPlan(
    tracks,
    [item('x', '2027-01-10', '2027-01-14', long)],
    '2027-01-01',
    704,
  );
  const [{ text, textX } = { text: '', textX: 0 }] = items;
  expect(text).toMatch(/…$/);
  expect(textX).toBeGreaterThanOrEqual(PLAN.left);
  expect(textX + text.length * PLAN.letter).toBeLessThanOrEqual(width);
});

test('the plan has a table with order and collision beside the drawing', async () => {
  const { container } = await renderInApp(
    <PlanTimeline
      title={<h2>Plan</h2>}
      label="Plan over de sporen"
      tracks={tracks}
      items={[item('controle', '2027-01-21', null), item('last', '2027-02-01', '2027-04-01')]}
      arrows={[{ from: 'controle', to: 'last' }]}
      collisions={[{ from: 'controle', to: 'last', label: 'botst met de zorg' }]}
      today="2027-01-11"
    />,
  );
  const row = screen.getByRole('row', { name: /^Bestuursrecht last/ });
  expect(within(row).getByText('controle')).toBeDefined();
  expect(within(row).getByText('botst met de zorg')).toBeDefined();
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('on a narrow screen the plan begins with its table, and the drawing is one click away', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(width < 40rem)',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const { container } = await renderInApp(
    <PlanTimeline
      title={<h2>Plan</h2>}
      label="Plan over de sporen"
      tracks={tracks}
      items={[item('controle', '2027-01-21', null)]}
      today="2027-01-11"
    />,
  );
  vi.unstubAllGlobals();
  expect(container.querySelector('svg')).toBeNull();
  expect(screen.getByRole('row', { name: /^Bestuursrecht controle/ })).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: 'Tijdlijn' }));
  expect(container.querySelector('svg')).not.toBeNull();
});

test('the map has the same numbers in a table, each opening its list', async () => {
  const { container } = await renderInApp(
    <RegionMap
      title={<h2>Signalen</h2>}
      label="Signalen per gemeente"
      topology={region}
      ownCode="A"
      borders={[5, 10, 15, 20]}
      countLabel="signalen"
      rateLabel="per 10.000 inwoners"
      values={[
        { code: 'A', rate: 12, count: 34, to: '/lijst?gemeente=A' },
        { code: 'B', rate: null, count: null, text: '<10', to: '/lijst' },
      ]}
    />,
  );
  expect(screen.getByRole('link', { name: /34 signalen, Westdorp/ }).getAttribute('href')).toBe(
    '/lijst?gemeente=A',
  );
  expect(screen.getByRole('row', { name: 'Oostdorp <10 –' })).toBeDefined();
  expect(container.querySelectorAll('.sk-map__own')).toHaveLength(1);
  expect(await accessibilityFaults(container)).toEqual([]);
});

test.each([
  [0, 1],
  [5, 2],
  [19.9, 4],
  [20, 5],
  [null, null],
])('a rate of %s has step %s', (rate, step) => {
  expect(stepOf(rate, [5, 10, 15, 20])).toBe(step);
});

test('a point is chosen and moved with the keyboard', async () => {
  const chosen = vi.fn();
  const { rerender, container } = await renderInApp(
    <PointMap label="Plek" topology={region} value={null} onValueChange={chosen} ownCode="A" />,
  );
  expect(rerender).toBeDefined();
  screen.getByRole('application', { name: 'Plek' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(chosen.mock.calls[0]?.[0]).toMatchObject({ areaCode: 'A', areaName: 'Westdorp' });
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(chosen.mock.calls[1]?.[0].lon).toBeGreaterThan(chosen.mock.calls[0]?.[0].lon);
  expect(await accessibilityFaults(container)).toEqual([]);
});
