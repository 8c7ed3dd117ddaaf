import { expect, test } from 'vitest';
import { fixedClock } from './clock.ts';
import { isUuid, newAnonymousId, newId } from './ids.ts';

test('an id is a uuid of version 7 that holds its millisecond', () => {
  const id = newId(fixedClock('2025-06-23T10:00:00Z'));
  expect(isUuid(id)).toBe(true);
  expect(id.charAt(14)).toBe('7');
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2025, 5, 23, 10));
});

test('ids sort by the moment they were made', () => {
  const earlier = newId(fixedClock('2025-06-23T10:00:00.000Z'));
  const later = newId(fixedClock('2025-06-23T10:00:00.001Z'));
  expect(earlier < later).toBe(true);
});

test('a thousand ids of one millisecond differ', () => {
  const clock = fixedClock('2025-06-23T10:00:00Z');
  expect(new Set(Array.from({ length: 1000 }, () => newId(clock))).size).toBe(1000);
});

test('an anonymous id is version 4', () => {
  expect(newAnonymousId().charAt(14)).toBe('4');
});

test.each(['', 'abc', '00000000-0000-0000-0000-000000000000', '0198f5c6-7d1e-7aaa-0bbb-0123456789ab'])(
  'no uuid: %s',
  (text) => {
    expect(isUuid(text)).toBe(false);
  },
);
