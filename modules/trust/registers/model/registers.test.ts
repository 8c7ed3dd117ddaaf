import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { legalBasesForTests } from '../../purposes/testing/content-for-tests.ts';
import nl from '../server/nl.json' with { type: 'json' };
import {
  abilitiesOf,
  activityOf,
  type Configuration,
  dpiaInputOf,
  earlyWarningOf,
  purposesInForce,
  readAlgorithm,
  worksOn,
} from './index.ts';

const configuration = (change: Partial<Configuration> = {}): Configuration => ({
  legal: legalBasesForTests(),
  organisationType: 'gemeente',
  confirmedRules: new Set(['R01']),
  processors: [],
  dpias: new Map([['riec-casus', '2026-02-01']]),
  jointControllers: new Map([['riec-casus', ['RIEC']]]),
  mentionKinds: ['person', 'company', 'vehicle'],
  themes: [
    { code: 'hennepteelt', title: 'Hennep', titleEn: 'Hemp', purposes: ['ondermijning-intern'] },
    { code: 'phishing', title: 'Phishing', titleEn: 'Phishing', purposes: ['digitale-criminaliteit'] },
  ],
  subjectWords: nl.subject,
  wideReading: { 'coordinator-ondermijning': ['ondermijning-intern'] },
  ...change,
});
const purpose = (code: string, config = configuration()) =>
  purposesInForce(config).find((item) => item.code === code)!;

describe('the register of processing', () => {
  test('holds the purposes that are on and that this kind of organisation works in', () => {
    const codes = purposesInForce(configuration()).map(({ code }) => code);
    expect(codes).toContain('ondermijning-intern');
    expect(codes).not.toContain('wams-meervoudig');
    expect(purposesInForce(configuration({ organisationType: 'nobody' }))).toEqual([]);
  });

  test('names a recipient only while the rule to it is confirmed', () => {
    const rules = (config: Configuration) =>
      activityOf(config, purpose('riec-casus')).recipients.map(({ rule }) => rule);
    expect(rules(configuration())).toEqual(['R01']);
    expect(rules(configuration({ confirmedRules: new Set() }))).toEqual([]);
    const [recipient] = activityOf(configuration(), purpose('riec-casus')).recipients;
    expect(recipient?.to).toEqual(['RIEC Oost-Nederland (bureau)']);
    expect(recipient?.articles.length).toBeGreaterThan(0);
  });

  test('names kinds of people by the categories of the purpose and the mentions that are recorded, and the themes in use', () => {
    const of = (change: Partial<Configuration> = {}, code = 'ondermijning-intern') =>
      activityOf(configuration(change), purpose(code));
    expect(of().subjects).toEqual([
      nl.subject.named,
      nl.subject.suspect,
      nl.subject.minor,
      nl.subject.entrepreneur,
      nl.subject.vehicle,
      nl.subject.property,
      nl.subject.reporter,
    ]);
    expect(of({ mentionKinds: ['person'] }).subjects).not.toContain(nl.subject.vehicle);
    expect(of({}, 'audit-logging').subjects).toContain(nl.subject.staff);
    expect(of().themes.map(({ code }) => code)).toEqual(['hennepteelt']);
    expect(of({ themes: [] }).themes).toEqual([]);
  });

  test('every purpose of every kind of organisation says of whom, but those that hold no persons', () => {
    const without = legalBasesForTests()
      .content.organisationTypes.flatMap(({ code }) => {
        const config = configuration({ organisationType: code });
        return purposesInForce(config).map((each) => activityOf(config, each));
      })
      .filter(({ subjects }) => subjects.length === 0)
      .map((activity) => activity.purpose.code);
    expect([...new Set(without)]).toEqual(['regiobeeld-statistiek', 'preventiecampagne']);
  });

  test('names who is responsible too, the last DPIA, and processors of that purpose or of all', () => {
    const one = {
      id: '01900000-0000-7000-8000-000000000001',
      task: 'Beheer',
      country: 'Nederland',
      agreedOn: '2026-01-01',
      reviewOn: null,
      agreementReference: null,
      endedOn: null,
      origin: 'written' as const,
      version: 1,
    };
    const processors = [
      { ...one, name: 'Hosting', purposeCodes: [] },
      { ...one, name: 'Bureau', purposeCodes: ['riec-casus'] },
    ];
    const of = (code: string) => activityOf(configuration({ processors }), purpose(code));
    expect(of('riec-casus').processors).toEqual(['Hosting', 'Bureau']);
    expect(of('ondermijning-intern').processors).toEqual(['Hosting']);
    expect([of('riec-casus').jointControllers, of('riec-casus').dpia.approvedOn]).toEqual([
      ['RIEC'],
      '2026-02-01',
    ]);
    expect(of('ondermijning-intern').dpia.approvedOn).toBeNull();
  });
});

test('a DPIA starts from what is sensitive, prohibited, not confirmed, and who reads everything', () => {
  const input = dpiaInputOf(configuration(), purpose('ondermijning-intern'));
  expect(input.sensitiveCategories.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['bsn', 'strafrechtelijk']),
  );
  expect(input.sensitiveCategories.map(({ code }) => code)).not.toContain('onderneming');
  expect(input.unconfirmedRules.map(({ rule }) => rule)).toContain('G01');
  expect(input.rolesThatRead.filter(({ wide }) => wide).map(({ code }) => code)).toEqual([
    'coordinator-ondermijning',
  ]);
  expect(input.prohibitions.length).toBeGreaterThan(0);
  expect(input.comparesMentions).toBe(true);
});

describe('the algorithm register', () => {
  const text = readFileSync(new URL('../../../../docs/algorithm-register.md', import.meta.url), 'utf8');

  test('says what the published description says: every section, lists and measured tables', () => {
    const entry = readAlgorithm(text);
    expect(entry.name).toBe('comparing mentions');
    expect(entry.summaryEn).toMatch(/^Schakel suggests/);
    expect(entry.sections.map(({ title }) => title)).toEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    );
    const blocks = entry.sections.flatMap((section) => section.blocks);
    const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.length).toBe(
      [...text.matchAll(/^\|/gm)].length - 2 * blocks.filter(({ kind }) => kind === 'table').length,
    );
    expect(JSON.stringify(entry)).not.toContain('**');
  });

  test('does not take a document without sections', () => {
    expect(() => readAlgorithm('# Algorithm register: x\n\n**In English.** y\n')).toThrow('no sections');
  });
});

test('the list of who may what leaves out what is public, and says who only needs to be signed in', () => {
  const route = { tag: 'x', summary: 'Iets', method: 'GET' };
  const list = abilitiesOf([
    { ...route, operationId: 'signIn', enter: 'public' },
    { ...route, operationId: 'listThings', enter: 'signed-in' },
    { ...route, operationId: 'addThing', method: 'POST', enter: ['fg'], personalData: true },
  ]);
  expect(list.map(({ titleEn, everyone, writes, groups }) => [titleEn, everyone, writes, groups])).toEqual([
    ['Add thing', false, true, ['fg']],
    ['List things', true, false, []],
  ]);
});

test.each([
  ['2026-01-01', null, true],
  ['2026-06-02', null, false],
  ['2026-01-01', '2026-06-01', true],
  ['2026-01-01', '2026-05-31', false],
])('a processor agreed on %s and ended on %s works on 1 June: %s', (agreedOn, endedOn, works) => {
  expect(worksOn({ agreedOn, endedOn }, '2026-06-01')).toBe(works);
});

describe('early warning in the algorithm register', () => {
  test('is not in use as long as no part of the product describes itself', () => {
    expect(earlyWarningOf(undefined)).toEqual({ used: false, summaryEn: '', sections: [] });
  });

  test('stands in it as the part describes itself, once there is one', () => {
    const text =
      '# Algorithm register: early warning\n\n**In English.** Counts per town.\n\n## Wat het doet\n\nTelt.\n';
    expect(earlyWarningOf(text)).toEqual({
      used: true,
      summaryEn: 'Counts per town.',
      sections: [{ title: 'Wat het doet', blocks: [{ kind: 'text', text: 'Telt.' }] }],
    });
  });
});
