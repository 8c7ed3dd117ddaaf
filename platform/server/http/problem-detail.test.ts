import { expect, test } from 'vitest';
import { problemDetail, problemLanguage } from './problem-detail.ts';

const sentences = {
  'invalid-body': 'Niet alles is goed ingevuld.',
  required: 'Vul dit in.',
  'not-carried': 'Te weinig stemmen: {{inFavour}} voor, {{against}} tegen.',
};

test('a problem says its sentence, and each field its own by its pointer', () => {
  const errors = [
    { pointer: '/narrative', code: 'required' as const },
    { pointer: '/mentions/0/bsn', code: 'bsn' as never },
  ];
  expect(problemDetail({ code: 'invalid-body', errors }, sentences)).toBe(
    'Niet alles is goed ingevuld. /narrative: Vul dit in.',
  );
});

test('what a sentence leaves open is filled in; without that the code stands', () => {
  const carried = { inFavour: 1, against: 2 };
  expect(problemDetail({ code: 'not-carried', params: carried }, sentences)).toBe(
    'Te weinig stemmen: 1 voor, 2 tegen.',
  );
  expect(problemDetail({ code: 'not-carried' }, sentences)).toBe('not carried.');
  expect(problemDetail({ code: 'busy' }, {})).toBe('busy.');
});

test('many fields are not all read out', () => {
  const errors = Array.from({ length: 9 }, (_, at) => ({ pointer: `/${at}`, code: 'required' as const }));
  expect(problemDetail({ code: 'invalid-body', errors }, sentences).match(/Vul dit in/g)).toHaveLength(5);
});

test.each([
  ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
  ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
  ['de', 'nl'],
  ['enx', 'nl'],
  [undefined, 'nl'],
])('of %s the language is %s', (header, language) => {
  expect(problemLanguage(header)).toBe(language);
});
