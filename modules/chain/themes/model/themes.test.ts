import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  barriersOfTheme,
  interventionsOfBarrier,
  interventionsOfTheme,
  openThemes,
  parseThemes,
  processesOfDepartment,
  searchProcesses,
  suggestForProcess,
  themesOfDomain,
} from './index.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../../content/${file}`, import.meta.url), 'utf8'));
const purposes: string[] = read('legal-bases.json').purposes.map((item: { code: string }) => item.code);

const load = (json: unknown) => {
  const result = parseThemes(json, purposes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return openThemes(result.value);
};
const themes = load(read('themes.json'));

describe('a process', () => {
  test('suggests themes with indicators that say what to ask next, the telling ones first', () => {
    const suggestions = suggestForProcess(themes, 'huisvesting-arbeid');
    expect(suggestions[0]?.theme.code).toBe('arbeidsuitbuiting');
    for (const suggestion of suggestions) {
      expect(suggestion.indicators.every((item) => item.askNext.length > 0)).toBe(true);
      const strengths = suggestion.indicators.map((item) =>
        ['strong', 'medium', 'weak'].indexOf(item.strength),
      );
      expect(strengths).toEqual([...strengths].sort());
    }
  });

  test('puts what a department sees in front and hides nothing', () => {
    const plain = suggestForProcess(themes, 'overlastmeldpunt')[0]!;
    const forDepartment = suggestForProcess(themes, 'overlastmeldpunt', 'kcc').find(
      (item) => item.theme.code === plain.theme.code,
    )!;
    expect(forDepartment.indicators.length).toBe(plain.indicators.length);
    const seen = forDepartment.indicators.map((item) => item.departments.includes('kcc'));
    expect(seen).toEqual([...seen].sort((one, other) => Number(other) - Number(one)));
  });

  test('every process suggests something, an unknown one nothing', () => {
    for (const process of themes.content.processes) {
      expect(suggestForProcess(themes, process.code).length, process.code).toBeGreaterThan(0);
    }
    expect(suggestForProcess(themes, 'niets')).toEqual([]);
  });

  test.each([
    ['horeca', 'horeca-vergunning'],
    ['vakantie', 'vakantiepark'],
    ['alcohol aanvraag', 'horeca-vergunning'],
    ['ARBEIDSKRACHTEN', 'huisvesting-arbeid'],
    ['leerplicht', 'leerplichtverzuim'],
    ['holiday park', 'vakantiepark'],
  ])('is found by "%s"', (typed, code) => {
    expect(searchProcesses(themes, typed)[0]?.code).toBe(code);
  });

  test('is not found when one of the words fits nothing; nothing typed gives all', () => {
    expect(searchProcesses(themes, 'horeca xyzzy')).toEqual([]);
    expect(searchProcesses(themes, '  ').length).toBe(themes.content.processes.length);
  });

  test('belongs to departments', () => {
    expect(processesOfDepartment(themes, 'belastingen').map((item) => item.code)).toEqual([
      'belastingheffing',
    ]);
  });
});

describe('a theme', () => {
  test('has barriers with their interventions, each once over the theme', () => {
    const barriers = barriersOfTheme(themes, 'hennepteelt');
    expect(barriers.map((item) => item.code)).toContain('hennepteelt.ruimte');
    expect(interventionsOfBarrier(themes, 'hennepteelt.ruimte').map((item) => item.code)).toContain(
      'huurontbinding',
    );
    const all = interventionsOfTheme(themes, 'hennepteelt').map((item) => item.code);
    expect(new Set(all).size).toBe(all.length);
    expect(barriersOfTheme(themes, 'niets')).toEqual([]);
  });

  test('belongs to one domain', () => {
    expect(themesOfDomain(themes, 'digital').every((item) => item.domain === 'digital')).toBe(true);
    const sum = (['subversive-crime', 'digital', 'care-safety'] as const).flatMap((item) =>
      themesOfDomain(themes, item),
    );
    expect(sum.length).toBe(themes.content.themes.length);
  });
});

describe('a themes file is refused at the place of the mistake', () => {
  let json: ReturnType<typeof read>;
  beforeEach(() => {
    json = read('themes.json');
  });
  const refused = (pointer: string) => {
    const result = parseThemes(json, purposes);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.map((item) => item.pointer)).toContain(pointer);
  };

  test('unknown indicator in a barrier', () => {
    json.themes[0].barriers[0].indicators[1] = 'bestaat-niet';
    refused('/themes/0/barriers/0/indicators/1');
  });

  test('unknown purpose, department, process, source and track', () => {
    json.themes[2].purposes[0] = 'zomaar';
    refused('/themes/2/purposes/0');
    json.processes[0].departments[0] = 'postkamer';
    refused('/processes/0/departments/0');
    json.indicators[3].source = 'krant';
    refused('/indicators/3/source');
    json.interventions[0].track = 'magic';
    refused('/interventions/0/track');
  });

  test('an indicator in a barrier of a theme it does not name', () => {
    json.indicators[0].themes = ['bankfraude'];
    refused('/themes/0/barriers/0/indicators/0');
  });

  test('two of one code', () => {
    json.themes[1].code = json.themes[0].code;
    refused('/themes/1/code');
  });
});
