import { expect, test } from 'vitest';
import en from '../server/en.json' with { type: 'json' };
import nl from '../server/nl.json' with { type: 'json' };
import { measuresOf, type Protection } from './index.ts';

const well: Protection = {
  tables: { all: 90, guarded: 90 },
  loginIssuer: 'https://login.example',
  session: { idleMinutes: 60, longestHours: 10 },
  fourEyesRules: 3,
  witnesses: 2,
  masterKeyGiven: true,
  journalApart: true,
  encryptedTraffic: true,
  mail: true,
};
const bare: Protection = {
  tables: { all: 90, guarded: 88 },
  loginIssuer: null,
  session: { idleMinutes: 60, longestHours: 10 },
  fourEyesRules: 0,
  witnesses: 0,
  masterKeyGiven: false,
  journalApart: false,
  encryptedTraffic: false,
  mail: false,
};
const textsOf = (now: Protection) => measuresOf(now).map(({ text }) => text);

test('each measure follows from what is switched on, and says so when it is not', () => {
  expect(textsOf(well)).toEqual([
    'rows',
    'login',
    'session',
    'log',
    'witnessed',
    'rules',
    'fourEyes',
    'filesKeyGiven',
    'journalApart',
    'traffic',
    'mail',
  ]);
  for (const key of Object.keys(well) as (keyof Protection)[]) {
    if (key === 'session') continue;
    expect(textsOf({ ...well, [key]: bare[key] }), key).not.toEqual(textsOf(well));
  }
  expect(measuresOf(bare)[0]).toEqual({ text: 'rowsMissing', values: { all: 90, missing: 2 } });
});

test('every sentence has its words in both languages, and no sentence is left over', () => {
  const said = new Set([...textsOf(well), ...textsOf(bare)].map(String));
  for (const texts of [nl, en]) expect(new Set(Object.keys(texts.measure))).toEqual(said);
});
