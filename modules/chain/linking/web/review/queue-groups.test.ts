import { expect, test } from 'vitest';
import type { QueuedProposal } from '../../model/index.ts';
import { inSentence, listed } from './in-sentence.ts';
import { groupsOf } from './queue-groups.ts';

const queued = (id: string, key: string, size: number) =>
  ({ id, group: { key, size } }) as unknown as QueuedProposal;

test('what is about the same becomes one row, and says how many there are in all', () => {
  const groups = groupsOf([queued('a', 'x', 3), queued('b', 'x', 3), queued('c', 'y', 1)]);
  expect(groups.map(({ key, size, proposals }) => [key, size, proposals.map(({ id }) => id)])).toEqual([
    ['x', 3, ['a', 'b']],
    ['y', 1, ['c']],
  ]);
  expect(groupsOf([])).toEqual([]);
});

test('a label loses its capital inside a sentence, an abbreviation keeps it', () => {
  expect(['Geboortedatum', 'BSN', 'KvK-nummer'].map(inSentence)).toEqual([
    'geboortedatum',
    'BSN',
    'KvK-nummer',
  ]);
  expect([listed(['a'], 'en'), listed(['a', 'b', 'c'], 'en'), listed([], 'en')]).toEqual([
    'a',
    'a, b en c',
    '',
  ]);
});
