import { expect, it } from 'vitest';
import { thousands } from './thousands.ts';

it('writes whole numbers as the language library does', () => {
  for (const count of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890])
    expect(thousands(count)).toBe(count.toLocaleString('en'));
});
