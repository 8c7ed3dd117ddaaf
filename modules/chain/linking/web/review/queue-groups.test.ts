import { expect, test } from 'vitest';
import { inSentence, listed } from '#platform/kit/index.ts';
import type { QueuedProposal } from '../../model/index.ts';
import { rowsOf } from './queue-groups.ts';

const queued = (id: string, key: string, size: number) =>
  ({ id, group: { key, size } }) as unknown as QueuedProposal;

test('the first of what is about the same leads it; what stands alone leads nothing', () => {
  const rows = rowsOf([queued('a', 'x', 3), queued('b', 'x', 3), queued('c', 'y', 1), queued('d', 'z', 2)]);
  expect(rows.filter(({ leads }) => leads).map(({ id }) => id)).toEqual(['a', 'd']);
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
