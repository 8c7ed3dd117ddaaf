import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  normaliseWord,
  proposeValues,
  roleCodes,
  type StartingTables,
  splitRoles,
  valueFields,
  valueMapOf,
} from './values.ts';

const tables: StartingTables = JSON.parse(readFileSync('content/value-maps.json', 'utf8'));
const targets = [
  { code: 'vakantieparken', title: 'Misstanden op vakantieparken' },
  { code: 'seksuele-uitbuiting', title: 'Mensenhandel: seksuele uitbuiting' },
  { code: 'bankfraude', title: 'Bankfraude en fraude met internetbankieren' },
  { code: 'hennepteelt', title: 'Illegale hennepteelt' },
];
const none = { sure: {}, likely: {} };
const one = (word: string, table = none, remembered = {}) => {
  const [proposal] = proposeValues({
    field: 'theme',
    words: new Map([[word, 3]]),
    targets,
    table,
    remembered,
  });
  return [proposal?.code, proposal?.certainty, proposal?.why];
};

test.each([
  ['Hennepteelt', ['hennepteelt', 'sure', 'same-code']],
  ['misstanden op vakantieparken', ['vakantieparken', 'sure', 'same-title']],
  ['Fraude met bankfraude', ['bankfraude', 'likely', 'similar-title']],
  ['geluid', [null, 'unknown', 'nothing-fits']],
])('without a table %s is proposed as %j', (word, expected) => {
  expect(one(word)).toEqual(expected);
});

test('the starting table comes before a likeness, what was remembered before the table', () => {
  expect(one('misstanden-vakantieparken', tables.theme)).toEqual([
    'vakantieparken',
    'sure',
    'starting-table',
  ]);
  expect(one('hennep', tables.theme, { hennep: 'bankfraude' })).toEqual(['bankfraude', 'sure', 'remembered']);
  expect(one('hennep', tables.theme, { hennep: null })).toEqual([null, 'sure', 'remembered']);
});

test('a remembered code that no longer exists is forgotten', () => {
  expect(one('hennep', tables.theme, { hennep: 'afgeschaft' })).toEqual([
    'hennepteelt',
    'sure',
    'starting-table',
  ]);
});

test('spellings of one word are one proposal, the most frequent first', () => {
  const words = new Map([
    ['wmo', 1],
    ['WMO', 5],
    ['Jeugd', 2],
    ['', 9],
  ]);
  const proposals = proposeValues({ field: 'department', words, targets: [], table: none });
  expect(proposals.map(({ word, count }) => [word, count])).toEqual([
    ['WMO', 6],
    ['Jeugd', 2],
  ]);
  expect(Object.keys(valueMapOf(proposals))).toEqual(['wmo', 'jeugd']);
});

test('the table of roles only holds roles that exist', () => {
  for (const code of [...Object.values(tables.role.sure), ...Object.values(tables.role.likely)])
    expect(roleCodes).toContain(code);
});

test('every field has its table, with words that do not collide', () => {
  for (const field of valueFields) {
    const sure = Object.keys(tables[field].sure).map(normaliseWord);
    const likely = Object.keys(tables[field].likely).map(normaliseWord);
    expect(likely.filter((word) => sure.includes(word))).toEqual([]);
  }
});

test('one cell can hold several roles', () => {
  expect(splitRoles('verdachte, slachtoffer en eigenaar')).toEqual(['verdachte', 'slachtoffer', 'eigenaar']);
});

test.each([
  ['theme', 'themes'],
  ['department', 'departments'],
  ['process', 'processes'],
] as const)('the table of %s only leads to codes that the content has', (field, list) => {
  const content: Record<string, Array<{ code: string }>> = JSON.parse(
    readFileSync('content/themes.json', 'utf8'),
  );
  const codes = content[list]?.map(({ code }) => code);
  for (const code of Object.values({ ...tables[field].sure, ...tables[field].likely }))
    expect(codes).toContain(code);
});
