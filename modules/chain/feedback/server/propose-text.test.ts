import { describe, expect, it } from 'vitest';
import { RESULTS } from '#modules/chain/interventions/model/index.ts';
import { ENDED_STATES, findInText, UPDATE_STATES } from '../model/index.ts';
import { proposedTexts } from './propose-text.ts';

const facts = {
  reference: 'ZWO-7F3K-2M9P',
  receivedAt: '2026-11-03T10:00:00Z',
  results: RESULTS,
  language: 'nl' as const,
};

describe('a proposed text', () => {
  it('stands ready for every state in which word back is given, in both languages, and gives nobody away', () => {
    const known = {
      ownReference: facts.reference,
      names: [],
      companies: [],
      streets: [],
      handles: [],
      birthDates: [],
    };
    for (const state of [...ENDED_STATES, ...UPDATE_STATES]) {
      for (const language of ['nl', 'en'] as const) {
        const proposed = proposedTexts({ ...facts, state, language });
        expect(proposed.map((each) => each.code)).toEqual(['full', 'short']);
        for (const { text } of proposed) {
          expect(text).toContain(`${facts.reference}`);
          expect(text).not.toContain('{');
          expect(findInText(text, known)).toEqual([]);
        }
      }
    }
  });

  it('does not say that something was done when nothing was found', () => {
    const [full] = proposedTexts({ ...facts, state: 'outcome-recorded', results: ['nothing-found'] });
    expect(full?.text).not.toContain('is er iets gedaan');
  });

  it('is not there for a state in which nothing is told', () => {
    expect(proposedTexts({ ...facts, state: 'received' })).toEqual([]);
  });

  it('has sentences of at most twenty words', () => {
    const long = proposedTexts({ ...facts, state: 'dismissed' })
      .flatMap((each) => each.text.split(/[.?!]\s/))
      .filter((sentence) => sentence.split(' ').length > 20);
    expect(long).toEqual([]);
  });
});
