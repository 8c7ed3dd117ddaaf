import { describe, expect, it } from 'vitest';
import { termStanding, termsFrom } from './terms.ts';

describe('terms', () => {
  it('end on a working day', () => {
    const terms = termsFrom(
      [
        { name: 'zienswijze', days: 14 },
        { name: 'redelijk', days: null },
      ],
      '2026-11-21',
    );
    expect(terms.map((term) => term.endsOn)).toEqual(['2026-12-07', null]);
  });

  it('are near from ten working days before the last day, and expired the day after it', () => {
    const today = '2026-11-23';
    expect(termStanding('2026-12-07', today)).toBe('near');
    expect(termStanding('2026-12-08', today)).toBe('far');
    expect(termStanding(today, today)).toBe('near');
    expect(termStanding('2026-11-22', today)).toBe('expired');
  });
});
