import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN } from '../testing/nothing-known.ts';
import { fieldsOf, mergeConflicts, type SourcedMention, type ValueNote, valueKeyOf } from './conflicts.ts';

const mention = (id: string, given: Partial<SourcedMention>): SourcedMention => ({
  id,
  kind: 'person',
  signalId: `signal-of-${id}`,
  on: '2026-05-01',
  ...NOTHING_KNOWN,
  ...given,
});
const note = (field: 'bsn' | 'birthDate', value: string, verdict: 'right' | 'wrong'): ValueNote => ({
  decisionId: 'd',
  field,
  mentionId: 'm',
  valueKey: valueKeyOf(field, value),
  verdict,
  reason: 'Gezien op het paspoort.',
  by: 'Joris',
  at: '2026-06-01T10:00:00Z',
  version: 1,
});
const [BSN, OTHER_BSN] = ['999996319', '999906598'];
const of = (mentions: SourcedMention[], name: string, notes: ValueNote[] = []) =>
  fieldsOf(mentions, notes).find((field) => field.field === name);

describe('the values of a subject', () => {
  test('two birth dates are a conflict, each with its number of sources and its oldest and newest day', () => {
    const field = of(
      [
        mention('a', { birthDate: '1989-04-29', on: '2026-05-12' }),
        mention('b', { birthDate: '1989-04-29', on: '2026-11-23' }),
        mention('c', { birthDate: '1991-04-29', on: '2026-01-02' }),
      ],
      'birthDate',
    );
    expect(field?.severity).toBe('conflict');
    expect(field?.values).toMatchObject([
      { shown: '1989-04-29', sources: 2, oldestOn: '2026-05-12', newestOn: '2026-11-23' },
      { shown: '1991-04-29', sources: 1, oldestOn: '2026-01-02', newestOn: '2026-01-02' },
    ]);
  });

  test('two mentions in one signal are one source', () => {
    const both = ['a', 'b'].map((id) => mention(id, { phone: '0612345678', signalId: 'one' }));
    expect(of(both, 'phone')?.values).toMatchObject([{ sources: 1, mentionIds: ['a', 'b'] }]);
  });

  test('two valid BSNs are serious, and no number is shown', () => {
    const field = of([mention('a', { bsn: BSN }), mention('b', { bsn: OTHER_BSN })], 'bsn');
    expect(field?.severity).toBe('serious');
    expect(JSON.stringify(field)).not.toMatch(/9999/);
  });

  test('a BSN that fails its own check or that somebody noted as wrong is no longer serious', () => {
    expect(of([mention('a', { bsn: BSN }), mention('b', { bsn: '123456789' })], 'bsn')?.severity).toBe(
      'conflict',
    );
    const noted = of([mention('a', { bsn: BSN }), mention('b', { bsn: OTHER_BSN })], 'bsn', [
      note('bsn', OTHER_BSN, 'wrong'),
    ]);
    expect(noted?.severity).toBe('conflict');
    expect(noted?.values).toHaveLength(2);
  });

  test('a note lapses when the source was corrected', () => {
    const field = of([mention('a', { birthDate: '1990-01-01' })], 'birthDate', [
      note('birthDate', '1989-01-01', 'right'),
    ]);
    expect(field?.values[0]?.note).toBeNull();
  });

  test('another way of typing is the same value; another phone number only varies', () => {
    const field = of(
      [mention('a', { plate: 'TF-987-N' }), mention('b', { plate: 'tf987n' }), mention('c', {})],
      'plate',
    );
    expect(field).toMatchObject({ severity: 'agreed', values: [{ sources: 2 }] });
    expect(of([mention('a', { phone: '0611' }), mention('b', { phone: '0622' })], 'phone')?.severity).toBe(
      'varies',
    );
  });
});

describe('what stands against a merge', () => {
  const codes = (mentions: SourcedMention[], notes: ValueNote[] = [], rejected = false) =>
    mergeConflicts(
      fieldsOf(mentions, notes),
      mentions.map((one) => one.kind),
      rejected,
    ).map(({ code, overrulable }) => `${code}${overrulable ? '' : '!'}`);

  test('two valid BSNs, which no reason overrules unless one was noted as wrong', () => {
    const two = [mention('a', { bsn: BSN }), mention('b', { bsn: OTHER_BSN })];
    expect(codes(two)).toEqual(['bsn!']);
    expect(codes(two, [note('bsn', BSN, 'wrong')])).toEqual([]);
  });

  test('birth dates that are no typing error apart, until a reason overrules it', () => {
    expect(
      codes([mention('a', { birthDate: '1989-04-29' }), mention('b', { birthDate: '1961-12-01' })]),
    ).toEqual(['birth-date']);
    expect(
      codes([mention('a', { birthDate: '1989-04-09' }), mention('b', { birthDate: '1989-09-04' })]),
    ).toEqual([]);
  });

  test('a person and a company never, two company numbers with a reason, and what was rejected before', () => {
    expect(codes([mention('a', {}), mention('b', { kind: 'company' })])).toEqual(['other-kind!']);
    const companies = ['93504919', '12345678'].map((kvk, at) => mention(`c${at}`, { kind: 'company', kvk }));
    expect(codes(companies)).toEqual(['own-number']);
    expect(codes([mention('a', {}), mention('b', {})], [], true)).toEqual(['rejected-before']);
  });
});
