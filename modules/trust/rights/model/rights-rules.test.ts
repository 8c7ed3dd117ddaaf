import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fieldsToGive, namesOthers } from './fields.ts';
import { checkMeasure, correctionFor, type MeasureBody } from './measures.ts';
import { WITHHOLDING_REASONS } from './reasons.ts';
import { judgeSearch } from './requester.ts';
import { answer, askIdentity, close, endWithoutIdentity, passOn } from './states.ts';

describe('the states of a request', () => {
  test('nobody searches before the identity is established', () => {
    expect(passOn('received').ok).toBe(false);
    expect(passOn('identity-asked').ok).toBe(false);
    expect(passOn('identified')).toEqual({ ok: true, value: 'collecting' });
  });

  test('nothing goes out while a part is open and its day has not passed', () => {
    const part = { state: 'open', dueOn: '2026-03-24' } as const;
    expect(answer('collecting', [part], '2026-03-24')).toEqual({ ok: false, error: 'parts-open' });
    expect(answer('collecting', [part], '2026-03-25').ok).toBe(true);
    expect(answer('collecting', [], '2026-03-25').ok).toBe(false);
  });

  test('identity is asked once, and waited for two weeks', () => {
    expect(askIdentity('identity-asked').ok).toBe(false);
    expect(endWithoutIdentity('identity-asked', '2026-03-01', '2026-03-14').ok).toBe(false);
    expect(endWithoutIdentity('identity-asked', '2026-03-01', '2026-03-15').ok).toBe(true);
  });

  test('only an answered request is closed', () => {
    expect(close('collecting').ok).toBe(false);
    expect(close('answered').ok).toBe(true);
  });
});

test.each([
  ['nobody', { sure: 0, byName: 0, people: 0 }, 'none'],
  ['a few people', { sure: 0, byName: 40, people: 25 }, 'ready'],
  ['half the town', { sure: 0, byName: 400, people: 26 }, 'further-fact'],
  ['one person surely, and half the town', { sure: 3000, byName: 400, people: 400 }, 'sure-only'],
])('a search that finds %s', (_who, found, outcome) => {
  expect(judgeSearch(found)).toBe(outcome);
});

test('a free text that names somebody else stays out, a name of the requester does not keep it out', () => {
  const others = ['Wubbo Kranenborg', 'Anna Bos'];
  expect(namesOthers('Met KRANENBORG gezien', others, 'Jan Bos')).toBe(true);
  expect(namesOthers('Jan Bos stond bij de loods', others, 'Jan Bos')).toBe(false);
  const note = { key: 'note', category: 'verhaal', value: 'Met Kranenborg gezien' };
  expect(fieldsToGive([note], [], others, 'Jan Bos')).toEqual([]);
});

test('every reason rests on a restriction that the law content has', () => {
  const law = JSON.parse(readFileSync('content/legal-bases.json', 'utf8'));
  const known = new Set(law.dataSubjectRights.flatMap((right: any) => right.restrictions));
  expect(WITHHOLDING_REASONS.filter((reason) => !known.has(reason.restriction))).toEqual([]);
});

test('a recipient hears of a correction only what it was given', () => {
  const correction = { name: 'Jan Bos', phone: '0612345678' };
  expect(correctionFor(correction, ['identiteit'])).toEqual({ name: 'Jan Bos' });
  expect(correctionFor(correction, ['waarneming'])).toBeNull();
});

test('an objection is decided on both interests, a correction says what', () => {
  const body: MeasureBody = { itemId: 'x', outcome: 'granted', reason: 'zo is het', pieces: [] };
  expect(checkMeasure('objection', body)?.pointer).toBe('/weighing');
  expect(checkMeasure('correction', body)?.pointer).toBe('/correction');
  expect(checkMeasure('erasure', body)).toBeUndefined();
});
