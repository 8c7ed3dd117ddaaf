import { describe, expect, test } from 'vitest';
import {
  departmentCodes,
  legalBasesForTests,
  phaseStatesForTests,
  readContent,
  regionForTests,
  roleGroupsForTests,
} from '../testing/content-for-tests.ts';
import {
  groupsOfRoles,
  heldPurposes,
  parseLegalBases,
  parsePhaseStates,
  parseRegion,
  parseRoleGroups,
  phaseOfState,
  purposeOfTheme,
  skipsWeighingTable,
  widePurposes,
} from './index.ts';

const legal = legalBasesForTests();

/** The content with one value changed; `path` as a JSON pointer without escapes. */
const changed = (file: string, path: string, value: unknown): unknown => {
  const json = readContent(file);
  const parts = path.split('/').slice(1);
  const last = parts.pop()!;
  const parent = parts.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], json);
  (parent as Record<string, unknown>)[last] = value;
  return json;
};

const readers: Record<
  string,
  (json: unknown) => ReturnType<typeof parseLegalBases> | { ok: boolean; error?: unknown }
> = {
  'legal-bases.json': parseLegalBases,
  'role-groups.json': (json) => parseRoleGroups(json, legal.content),
  'phase-states.json': (json) => parsePhaseStates(json, legal.content),
  'regions/ijsselland.json': (json) => parseRegion(json, legal.content, departmentCodes()),
};

describe('content is refused at the place of the mistake', () => {
  test.each([
    ['legal-bases.json', '/sharingRules/0/conditions/0', 'zomaar', 'unknown-code'],
    ['legal-bases.json', '/sharingRules/0/dataCategories/0', 'gezondheid', 'unknown-code'],
    ['legal-bases.json', '/sharingRules/0/from/0', 'riec2', 'unknown-code'],
    ['legal-bases.json', '/purposes/0/roles/0', 'burgermeester', 'unknown-code'],
    ['legal-bases.json', '/purposes/0/forbidden/0', 'identiteit', 'contradiction'],
    ['legal-bases.json', '/purposes/0/phaseMarkers/case', 'casus', 'unknown-code'],
    ['legal-bases.json', '/purposes/0/enabled', 'ja', 'invalid-shape'],
    ['legal-bases.json', '/purposes/1/code', 'ondermijning-intern', 'duplicate-code'],
    ['legal-bases.json', '/purposes/0/retention/extension/by', 'hoofd met advies fg', 'unknown-code'],
    ['legal-bases.json', '/engine/defaultPurpose', 'iets', 'unknown-code'],
    ['role-groups.json', '/roles/balie', ['loket'], 'invalid-shape'],
    ['role-groups.json', '/roles/onbekende-rol', ['reporter'], 'unknown-code'],
    ['role-groups.json', '/wideReading/coordinator-ondermijning/0', 'riec-casus', 'unknown-code'],
    ['phase-states.json', '/purposes/0/signals/checked', 'casus', 'unknown-code'],
    ['phase-states.json', '/purposes/0/signals/received', 'opvolging', 'contradiction'],
    ['phase-states.json', '/purposes/0/purpose', 'niets', 'unknown-code'],
    ['regions/ijsselland.json', '/people/0/roles/0', 'riec-medewerker', 'unknown-code'],
    ['regions/ijsselland.json', '/people/1/username', 'toezicht-kampen', 'duplicate-code'],
    ['regions/ijsselland.json', '/organisations/0/departments/0', 'postkamer', 'unknown-code'],
    ['regions/ijsselland.json', '/mandates/0/processor', 'elders', 'unknown-code'],
    ['regions/ijsselland.json', '/confirmedRules/0', 'G999', 'unknown-code'],
  ])('%s%s = %j', (file, path, value, code) => {
    const result = readers[file]!(changed(file, path, value));
    expect(result.ok).toBe(false);
    const problems = (result as { error: { pointer: string; code: string }[] }).error;
    expect(problems.some((item) => item.code === code && item.pointer.startsWith(path))).toBe(true);
  });

  test('an unknown field is refused', () => {
    const result = parseLegalBases({ ...(readContent('legal-bases.json') as object), extra: 1 });
    expect(result.ok).toBe(false);
  });

  test('a role that no group has is named', () => {
    const json = readContent('role-groups.json') as { roles: Record<string, unknown> };
    delete json.roles.jurist;
    const result = parseRoleGroups(json, legal.content);
    expect(result).toMatchObject({ ok: false, error: [{ code: 'missing-code', value: 'jurist' }] });
  });
});

describe('role groups', () => {
  const groups = roleGroupsForTests(legal);

  test('the groups of several roles, each once', () => {
    expect(groupsOfRoles(groups, ['wegingslid', 'wegingsvoorzitter', 'adviseur-ov', 'niets'])).toEqual([
      'reporter',
      'weigher',
      'participant',
      'source-holder',
    ]);
  });

  test('the FG supervises and is no privacy officer', () => {
    expect(groupsOfRoles(groups, ['fg'])).toEqual(['fg']);
    expect(groupsOfRoles(groups, ['privacyofficer'])).toEqual(['privacy-officer']);
  });

  test('an administrator and a tax contact read nothing widely, a coordinator no joint case', () => {
    const wide = (type: string, ...roles: string[]) =>
      widePurposes(legal, groups, { organisationType: type, roles, purposes: null });
    expect(wide('gemeente', 'beheerder')).toEqual([]);
    expect(wide('belastingdienst', 'fiscaal-contactpersoon')).toEqual([]);
    expect(wide('gemeente', 'coordinator-ondermijning')).toEqual([
      'ondermijning-intern',
      'publieke-melding',
      'digitale-criminaliteit',
    ]);
    expect(wide('gemeente', 'zorgcoordinator-mensenhandel')).toEqual(['mensenhandel-slachtoffer']);
    expect(wide('gemeente', 'wegingslid')).toEqual([]);
  });
});

describe('purposes', () => {
  const held = (organisationType: string, roles: string[], purposes: string[] | null = null) =>
    heldPurposes(legal, { organisationType, roles, purposes });

  test('follow roles, the type of the organisation and what the appointment keeps', () => {
    expect(held('gemeente', ['toezichthouder'])).toContain('ondermijning-intern');
    expect(held('gemeente', ['toezichthouder'], ['ondermijning-intern', 'riec-casus'])).toEqual([
      'ondermijning-intern',
    ]);
    expect(held('gemeente', ['riec-medewerker'])).toEqual([]);
    expect(held('riec', ['riec-medewerker'])).toContain('riec-casus');
  });

  test('a switched-off purpose is held by nobody, a processor holds none', () => {
    expect(held('gemeente', ['wijkteam'])).not.toContain('wams-meervoudig');
    expect(held('riec', ['regionaal-coordinator'])).toEqual([]);
  });

  test('a theme gives its first purpose; no theme gives the default', () => {
    expect(purposeOfTheme(legal, { purposes: ['jeugd-preventie', 'ondermijning-intern'] })).toBe(
      'jeugd-preventie',
    );
    expect(purposeOfTheme(legal, { purposes: ['wams-meervoudig', 'zvh-casus'] })).toBe('zvh-casus');
    expect(purposeOfTheme(legal, undefined)).toBe('ondermijning-intern');
  });
});

describe('phases', () => {
  const phases = phaseStatesForTests(legal);

  test('follow the purpose: at the RIEC enrichment precedes weighing', () => {
    expect(phaseOfState(phases, 'ondermijning-intern', 'signals', 'research')).toBe('bronnenonderzoek');
    expect(phaseOfState(phases, 'riec-casus', 'cases', 'enriching')).toBe('verrijking');
    expect(phaseOfState(phases, 'riec-casus', 'cases', 'executing')).toBe('interventie');
    expect(phaseOfState(phases, 'jeugd-preventie', 'signals', 'weighing')).toBeUndefined();
  });

  test('purposes without a weighing skip the table', () => {
    expect(skipsWeighingTable(phases, 'jeugd-preventie')).toBe(true);
    expect(skipsWeighingTable(phases, 'mensenhandel-slachtoffer')).toBe(true);
    expect(skipsWeighingTable(phases, 'ondermijning-intern')).toBe(false);
  });

  test('every purpose of an intake rule has its states', () => {
    const taken = legal.content.purposes.filter((purpose) => purpose.processorRoles !== undefined);
    for (const purpose of taken)
      expect(phaseOfState(phases, purpose.code, 'signals', 'received')).toBeDefined();
  });
});

describe('the demo region', () => {
  const region = regionForTests(legal);

  test('every municipality has a desk, a coordinator, two weighers, a chair and a privacy officer, each another person', () => {
    for (const organisation of region.organisations.filter((item) => item.type === 'gemeente')) {
      const people = region.people.filter((item) => item.organisation === organisation.code);
      const having = (role: string) => people.filter((item) => item.roles.includes(role));
      expect(having('wegingslid').length).toBeGreaterThanOrEqual(2);
      for (const role of [
        'toezichthouder',
        'coordinator-ondermijning',
        'wegingsvoorzitter',
        'privacyofficer',
        'beheerder',
      ]) {
        expect(having(role).length, `${role} in ${organisation.code}`).toBeGreaterThanOrEqual(1);
      }
    }
  });

  test('every municipality has its place on the map, and the map no other', () => {
    const map = readContent('regions/ijsselland.topo.json') as {
      objects: { municipalities: { geometries: { properties: { code: string } }[] } };
    };
    const onMap = map.objects.municipalities.geometries.map((item) => item.properties.code);
    const here = region.organisations.flatMap((item) => item.cbsCode ?? []);
    expect(here.sort()).toEqual(onMap.sort());
  });

  test('no two people share a name', () => {
    expect(new Set(region.people.map((item) => item.name)).size).toBe(region.people.length);
  });

  test('every municipality gave the intake a mandate for each purpose it may be taken in under', () => {
    const purposes = legal.content.purposes
      .filter((item) => item.processorRoles !== undefined)
      .map((item) => item.code);
    for (const organisation of region.organisations.filter((item) => item.type === 'gemeente')) {
      const mandate = region.mandates.find((item) => item.organisation === organisation.code);
      expect(mandate?.purposes).toEqual(purposes);
    }
  });

  test('leaves the rules unconfirmed that show what that looks like', () => {
    for (const rule of ['S03', 'S04', 'R47']) expect(region.confirmedRules).not.toContain(rule);
  });
});
