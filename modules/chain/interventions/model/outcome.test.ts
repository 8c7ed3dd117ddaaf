import { describe, expect, it } from 'vitest';
import { outcomeSchema, resultsOf } from './outcome.ts';

describe('the results of an outcome', () => {
  it('say what was done and carry no figure', () => {
    const outcome = outcomeSchema.parse({
      careGiven: 3,
      recoveredCents: 120_000,
      barriersRaised: [{ barrierCode: 'a.b' }],
    });
    expect(resultsOf(outcome)).toEqual(['help-given', 'acted', 'recovered']);
  });

  it('say so when nothing was found', () => {
    expect(resultsOf(outcomeSchema.parse({}))).toEqual(['nothing-found']);
  });
});
