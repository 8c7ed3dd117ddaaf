import { expect, test } from 'vitest';
import type { Weighed, WeighedField } from '../../model/index.ts';
import { layOutWaterfall } from './waterfall-layout.ts';

const field = (name: string, points: number, sign: WeighedField['sign'] = '='): WeighedField => ({
  field: name,
  here: 'a',
  there: 'b',
  sign,
  points,
  level: 'same',
  sentence: { nl: '.', en: '.' },
});
const weighed = (...fields: WeighedField[]): Weighed => ({
  probability: 0.5,
  band: 'to-judge',
  prior: -10,
  points: fields.reduce((sum, { points }) => sum + points, -10),
  fields,
});

test('each bar begins where the one before it ended, and the outcome ends where the last did', () => {
  const { steps } = layOutWaterfall(weighed(field('name', 8), field('phone', 6)));
  const [start, name, phone, outcome] = steps;
  const endOf = (step: typeof start) => (step === undefined ? Number.NaN : step.x + step.width);
  expect(start?.x).toBe(0);
  expect(name?.x).toBeCloseTo(endOf(start));
  expect(phone?.x).toBeCloseTo(endOf(name));
  expect(outcome?.x).toBe(0);
  expect(endOf(outcome)).toBeCloseTo(endOf(phone));
  expect(steps.map(({ sum }) => sum)).toEqual([-10, -2, 4, 4]);
});

test('what speaks against goes back, and stays in the drawing', () => {
  const { steps } = layOutWaterfall(weighed(field('name', 8), field('birthDate', -25, '≠')));
  const against = steps[2];
  expect(against).toMatchObject({ direction: 'against', points: -25, sum: -27 });
  expect((against?.x ?? 0) + (against?.width ?? 0)).toBeCloseTo((steps[1]?.x ?? 0) + (steps[1]?.width ?? 0));
  for (const step of steps) {
    expect(step.x).toBeGreaterThanOrEqual(0);
    expect(step.x + step.width).toBeLessThanOrEqual(100);
  }
});

test('what cannot be compared is no step; what says nothing is one without width', () => {
  const { steps } = layOutWaterfall(
    weighed(field('name', 8), field('plate', 0, '?'), field('roles', 0, '≠')),
  );
  expect(steps.map(({ key }) => key)).toEqual(['start', 'name', 'roles', 'outcome']);
  expect(steps[2]).toMatchObject({ direction: 'nothing', width: 0 });
});

test('the marks of the axis stand in order inside the drawing', () => {
  const marks = layOutWaterfall(weighed()).marks.map(({ x }) => x);
  expect(marks).toEqual([...marks].sort((a, b) => a - b));
  expect(marks.every((x) => x > 0 && x < 100)).toBe(true);
});
