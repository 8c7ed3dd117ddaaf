import { describe, expect, it } from 'vitest';
import { Random, Weighted } from './random.ts';
import * as typing from './typing.ts';

const outcomes = (fault: typing.Fault, text: string): Set<string> => {
  const random = new Random(1);
  return new Set(Array.from({ length: 400 }, () => fault(text, random)));
};

describe('faults of hands and eyes', () => {
  it('drop, add, swap or change one letter', () => {
    expect([...outcomes(typing.deleteLetter, 'Jan')].sort()).toEqual(['Ja', 'Jn', 'an']);
    expect([...outcomes(typing.transposeLetters, 'Jan')].sort()).toEqual(
      ['Ajn', 'Jan', 'Jna'].filter((each) => each !== 'Jan'),
    );
    expect([...outcomes(typing.insertLetter, 'Jan')].every((text) => text.length === 4)).toBe(true);
    expect([...outcomes(typing.substituteLetter, '123')].every((text) => /^\d{3}$/.test(text))).toBe(true);
  });

  it('hit the key beside it', () => {
    expect([...outcomes(typing.hitNeighbour, 'g')].sort()).toEqual(['b', 'f', 'h', 't', 'v', 'y']);
    expect([...outcomes(typing.hitNeighbour, '5')].sort()).toEqual(['4', '6']);
  });

  it('read letters for each other, split and join words', () => {
    expect([...outcomes(typing.misread, 'mxp')]).toEqual(['rnxp']);
    expect([...outcomes(typing.joinWords, 'a b')]).toEqual(['ab']);
    expect([...outcomes(typing.shiftSpace, 'ab cd')].sort()).toEqual(['a bcd', 'abc d']);
    expect([...outcomes(typing.splitWord, 'abcde')].sort()).toEqual(['ab cde', 'abc de']);
  });

  it('leave what is too short, and empty cells', () => {
    for (const fault of [
      typing.mistype,
      typing.hitNeighbour,
      typing.misread,
      typing.deleteLetter,
      typing.insertLetter,
    ]) {
      expect([...outcomes(fault, '')]).toEqual(['']);
    }
  });

  it('change the text when they can', () => {
    expect(outcomes(typing.mistype, 'Hendriks').has('Hendriks')).toBe(false);
  });
});

describe('chance', () => {
  it('chooses by weight', () => {
    const random = new Random(9);
    const choice = new Weighted([
      ['often', 9],
      ['never', 0],
      ['seldom', 1],
    ]);
    const chosen = Array.from({ length: 5_000 }, () => choice.choose(random));
    expect(chosen.filter((each) => each === 'often').length / 5_000).toBeCloseTo(0.9, 1);
    expect(chosen).not.toContain('never');
  });

  it('is spread evenly', () => {
    const random = new Random(2);
    const counts = new Array<number>(10).fill(0);
    for (let round = 0; round < 10_000; round += 1) counts[random.below(10)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});
