import { describe, expect, it } from 'vitest';
import { type FoundPair, firstFiveRecall, scoreOf, spreadOf, Truth } from './score.ts';

const truthOf = (...groups: string[]): Truth => {
  const truth = new Truth();
  for (const [entity, group] of groups.entries()) for (const row of group) truth.add(row, String(entity));
  return truth;
};
const pair = (rows: string, probability = 0.9): FoundPair => ({
  left: rows[0] ?? '',
  right: rows[1] ?? '',
  probability,
});

describe('the score of pairs', () => {
  it('counts what is right, wrong and missed', () => {
    // a, b, c are one person: three pairs; d, e another: one pair.
    const score = scoreOf([pair('ab'), pair('ca'), pair('cd')], truthOf('abc', 'de'));
    expect(score).toEqual({
      truePairs: 4,
      found: 3,
      wrong: 1,
      missed: 2,
      precision: 0.666_67,
      recall: 0.5,
      f1: 0.571_43,
    });
  });

  it('is 1 when all is found and nothing else, and 0 when nothing is found', () => {
    expect(scoreOf([pair('ab')], truthOf('ab', 'c'))).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(scoreOf([], truthOf('ab'))).toMatchObject({ precision: 0, recall: 0, f1: 0, missed: 1 });
  });

  it('counts a pair once, whichever way round and however often it is there', () => {
    expect(scoreOf([pair('ab'), pair('ba'), pair('ab')], truthOf('ab'))).toMatchObject({
      found: 1,
      wrong: 0,
    });
  });

  it('counts a pair that shares two entities once', () => {
    expect(truthOf('ab', 'ab', 'bc').countPairs()).toBe(2);
  });

  it('takes pairs from the minimum on', () => {
    const pairs = [pair('ab', 0.5), pair('cd', 0.49)];
    expect(scoreOf(pairs, truthOf('ab', 'cd'), 0.5)).toMatchObject({ found: 1, missed: 1 });
  });

  it('holds rows that the truth does not know, and a row paired with itself, for wrong', () => {
    expect(scoreOf([pair('ax'), pair('aa')], truthOf('ab'))).toMatchObject({ found: 2, wrong: 2 });
  });
});

describe('the first five proposals', () => {
  it('hold what somebody should see, from both sides of a pair', () => {
    expect(firstFiveRecall([pair('ab')], truthOf('ab', 'cd'))).toBe(0.5);
  });

  it('leave out a sixth', () => {
    const wrong = [...'uvwxy'].map((other) => pair(`a${other}`, 0.8));
    // For b the first is right; for a five wrong ones stand before it.
    expect(firstFiveRecall([pair('ab', 0.7), ...wrong], truthOf('ab'))).toBe(0.5);
    expect(firstFiveRecall([pair('ab', 0.9), ...wrong], truthOf('ab'))).toBe(1);
  });

  it('can hold no more than five of many', () => {
    const pairs = [...'bcdefg'].map((other) => pair(`a${other}`));
    // a sees five of its six; each of the others sees a.
    expect(firstFiveRecall(pairs, truthOf('ab', 'ac', 'ad', 'ae', 'af', 'ag'))).toBe(1);
  });
});

it('tells mean, least and most', () => {
  expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, least: 1, most: 6 });
});
