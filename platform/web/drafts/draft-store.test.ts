import { expect, test } from 'vitest';
import { createDraftStore } from './draft-store.ts';

function memory(limit = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

const NOW = new Date('2026-11-23T13:05:00Z');

test('a draft comes back as it was written', () => {
  const store = createDraftStore(memory());
  store.write('ann', 'form', { text: 'half' }, NOW);
  expect(store.read('ann', 'form')).toEqual({ value: { text: 'half' }, savedAt: NOW.toISOString() });
});

test('one person does not meet the draft of another', () => {
  const store = createDraftStore(memory());
  store.write('ann', 'form', 'secret', NOW);
  expect(store.read('bob', 'form')).toBeNull();
  expect(store.keys('bob')).toEqual([]);
});

test('a full device is told, not hidden', () => {
  const store = createDraftStore(memory(10));
  expect(store.write('ann', 'form', 'longer than ten', NOW)).toBe(false);
});

test('signing out takes all drafts of that person and nobody else', () => {
  const store = createDraftStore(memory());
  store.write('ann', 'one', 1, NOW);
  store.write('ann', 'two', 2, NOW);
  store.write('bob', 'one', 3, NOW);
  store.removeAll('ann');
  expect(store.keys('ann')).toEqual([]);
  expect(store.keys('bob')).toEqual(['one']);
});

test('a damaged draft counts as none', () => {
  const storage = memory();
  storage.setItem('schakel:draft:ann:form', '{"value":');
  expect(createDraftStore(storage).read('ann', 'form')).toBeNull();
});
