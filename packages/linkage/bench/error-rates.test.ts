import { describe, expect, it } from 'vitest';
import { errorsOf, fewest, rateOf } from './error-rates.ts';
import { Truth } from './score.ts';

describe('a share with its interval', () => {
  // Known values of Wilson's interval without continuity correction.
  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [15, 148, 0.0624, 0.1605],
  ])('%i of %i lies between %f and %f', (count, of, low, high) => {
    expect(rateOf(count, of)).toMatchObject({ count, of, low, high });
  });

  it('of nothing may be anything', () => {
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  });
});

const truthOf = (...groups: string[][]): Truth => {
  const truth = new Truth();
  for (const [entity, rows] of groups.entries()) for (const row of rows) truth.add(row, String(entity));
  return truth;
};
const found = (left: string, right: string, probability = 0.9) => ({ left, right, probability });
const ofGroup = (row: string): boolean => row.startsWith('x');

describe('the errors of a group', () => {
  const truth = truthOf(['x1', 'a1'], ['x2', 'x3'], ['a2', 'a3']);
  const pairs = [found('x1', 'a1'), found('x3', 'x2', 0.4), found('x1', 'a2'), found('a3', 'a2')];
  const { rows, group, others } = errorsOf({ pairs, truth, minimum: 0.5 }, ofGroup);

  it('are those of pairs of which one or both rows are in it', () => {
    expect(rows).toBe(3);
    expect(group.missed).toMatchObject({ count: 1, of: 2 });
    expect(group.wrong).toMatchObject({ count: 1, of: 2 });
  });

  it('stand beside those of all other pairs', () => {
    expect(others.missed).toMatchObject({ count: 0, of: 1 });
    expect(others.wrong).toMatchObject({ count: 0, of: 1 });
  });

  it('count the first five per row, unlikely ones too, for one sees those as well', () => {
    expect(group.firstFive).toMatchObject({ count: 3, of: 3 });
    expect(others.firstFive).toMatchObject({ count: 3, of: 3 });
  });
});

describe('the verdict', () => {
  const many = (count: number, missed: number, missedOthers: number) => {
    const names = Array.from({ length: count }, (_, at) => at);
    const truth = truthOf(
      ...names.flatMap((at) => [
        [`x${at}`, `x${at}-again`],
        [`a${at}`, `a${at}-again`],
      ]),
    );
    const pairs = names.flatMap((at) => [
      ...(at >= missed ? [found(`x${at}`, `x${at}-again`)] : []),
      ...(at >= missedOthers ? [found(`a${at}`, `a${at}-again`)] : []),
    ]);
    return errorsOf({ pairs, truth, minimum: 0.5 }, ofGroup).verdict;
  };

  it('says nothing about a small group', () => {
    expect(many(fewest - 1, 20, 0).missed).toBe('too-few');
  });

  it('shows a difference only when the intervals have nothing in common', () => {
    expect(many(100, 10, 8).missed).toBe('no-difference-shown');
    expect(many(100, 40, 5)).toMatchObject({ missed: 'worse', firstFive: 'worse' });
    expect(many(100, 5, 40)).toMatchObject({ missed: 'better', firstFive: 'better' });
  });
});
