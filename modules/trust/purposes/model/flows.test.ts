import { describe, expect, test } from 'vitest';
import { factsThat, legalBasesForTests, party, regionForTests } from '../testing/content-for-tests.ts';
import type { DisclosureRequest } from './index.ts';
import { evaluateDisclosure } from './index.ts';

const legal = legalBasesForTests();
const region = regionForTests(legal);
const confirmed = [...region.confirmedRules, ...region.confirmedAdditions.map((item) => item.rule)];

const desk = party('gemeente', 'zwolle', 'toezichthouder');
const coordinator = party('gemeente', 'zwolle', 'coordinator-ondermijning', 'informatiecoordinator');
const weigher = party('gemeente', 'zwolle', 'wegingslid');
const register = party('gemeente', 'zwolle', 'brp-medewerker');
const permits = party('gemeente', 'zwolle', 'vergunningverlener');
const careCoordinator = party('gemeente', 'zwolle', 'zorgcoordinator-mensenhandel');
const shelter = party('zvh', 'zvh', 'zorgcoordinator-mensenhandel');
const riec = party('riec', 'riec', 'riec-medewerker');
const police = party('politie', 'politie', 'politie-informatieknooppunt', 'casusdeelnemer-riec');
const tax = party('belastingdienst', 'belastingdienst', 'fiscaal-contactpersoon', 'casusdeelnemer-riec');
const labour = party('arbeidsinspectie', 'arbeidsinspectie', 'casusdeelnemer-riec');
const zwolleInCase = party('gemeente', 'zwolle', 'casusdeelnemer-riec');

const BASE = ['purpose-selected', 'role-authorised', 'minimum-fields', 'retention-not-expired'];
const SIGNAL = ['identiteit', 'contact', 'waarneming', 'verhaal', 'voertuig', 'onderneming', 'beeld', 'bsn'];
const PROVIDING = ['organisation-is-participant', 'concrete-indication'];
const OVERVIEW = [
  ...BASE,
  'subject-identified',
  'phase-at-least-case',
  'both-participants-of-case',
  'inside-wgs',
  'secrecy-warning-shown',
  'need-to-know-motivation',
];

type Flow = Omit<DisclosureRequest, 'phase'> & {
  name: string;
  /** Conditions that must hold, each of them needed. */
  needs: string[];
  rules: string[];
};

const flows: Flow[] = [
  {
    name: 'a supervisor gives her signal with a suspect to the coordinator',
    from: desk,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: [...SIGNAL, 'strafrechtelijk', 'minderjarige', 'rekening', 'online', 'vastgoed'],
    needs: [...BASE, 'own-observation', 'no-origin-indicator'],
    rules: ['G01', 'G11'],
  },
  {
    name: 'an adviser, whom G01 does not name, gives a signal',
    from: party('gemeente', 'zwolle', 'adviseur-ov'),
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: SIGNAL,
    needs: [...BASE, 'own-observation', 'no-origin-indicator'],
    rules: ['G12'],
  },
  {
    name: 'the coordinator puts a signal on the agenda of the weighing table',
    from: coordinator,
    to: weigher,
    purpose: 'ondermijning-intern',
    categories: [...SIGNAL, 'strafrechtelijk', 'minderjarige', 'treffer', 'advies'],
    needs: [...BASE, 'on-agenda', 'no-origin-indicator'],
    rules: ['G10'],
  },
  {
    name: 'a research question to the population register',
    from: coordinator,
    to: register,
    purpose: 'ondermijning-intern',
    categories: ['identiteit', 'contact', 'bsn', 'onderneming', 'vastgoed', 'voertuig'],
    needs: [...BASE, 'open-question', 'weighing-approved', 'privacy-check-1', 'need-to-know-motivation'],
    rules: ['G09'],
  },
  {
    name: 'a department answers hit or no hit',
    from: register,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['treffer'],
    needs: [...BASE, 'weighing-approved', 'privacy-check-1', 'hit-no-hit-first', 'need-to-know-motivation'],
    rules: ['G02'],
  },
  {
    name: 'the content of a hit, after its owner agreed',
    from: permits,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['identiteit', 'contact', 'brp', 'vergunning', 'financieel', 'toezicht', 'verhaal'],
    needs: [
      ...BASE,
      'subject-identified',
      'weighing-approved',
      'privacy-check-1',
      'human-weighing-of-hit',
      'source-owner-decides',
      'proportionality-recorded',
    ],
    rules: ['G03'],
  },
  {
    name: 'own follow-up goes to the executing department',
    from: coordinator,
    to: desk,
    purpose: 'ondermijning-intern',
    categories: [
      'advies',
      'interventie',
      'identiteit',
      'contact',
      'vastgoed',
      'onderneming',
      'voertuig',
      'vergunning',
    ],
    needs: [...BASE, 'privacy-check-2a', 'privacy-check-2b', 'weighing-approved'],
    rules: ['G04', 'G13'],
  },
  {
    name: 'Zwolle brings a weighed signal to the RIEC',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    sourcePurpose: 'ondermijning-intern',
    categories: [
      ...SIGNAL,
      'strafrechtelijk',
      'rekening',
      'online',
      'vastgoed',
      'vergunning',
      'toezicht',
      'brp',
    ],
    needs: [
      ...BASE,
      ...PROVIDING,
      'weighing-approved',
      'need-to-know-motivation',
      'convenant-signed',
      'dpia-current',
    ],
    rules: ['R01'],
  },
  {
    name: 'the RIEC shows its table what was brought in',
    from: riec,
    to: party('riec', 'riec', 'wegingslid'),
    purpose: 'riec-casus',
    categories: [...SIGNAL, 'strafrechtelijk', 'treffer', 'politie-dagelijks'],
    needs: [...BASE, 'on-agenda', 'no-origin-indicator', 'inside-wgs', 'both-participants-of-case'],
    rules: ['R48'],
  },
  {
    name: 'the RIEC asks police for a hit on a person',
    from: riec,
    to: police,
    purpose: 'riec-casus',
    categories: ['identiteit', 'contact', 'onderneming', 'voertuig'],
    needs: [
      ...BASE,
      'open-question',
      'subject-identified',
      'organisation-is-participant',
      'hit-no-hit-first',
      'phase-at-least-enrichment',
      'need-to-know-motivation',
      'inside-wgs',
    ],
    rules: ['R44'],
  },
  {
    name: 'police answer with a hit and bring their record',
    from: police,
    to: riec,
    purpose: 'riec-casus',
    categories: ['treffer', 'identiteit', 'contact', 'voertuig', 'verhaal', 'bsn'],
    needs: [...BASE, ...PROVIDING, 'police-provision-decision', 'no-harm-to-investigation'],
    rules: ['R02', 'R45'],
  },
  {
    name: 'the labour inspectorate answers hit or no hit',
    from: labour,
    to: riec,
    purpose: 'riec-casus',
    categories: ['treffer'],
    needs: [
      'purpose-selected',
      'role-authorised',
      'retention-not-expired',
      'organisation-is-participant',
      'hit-no-hit-first',
      'phase-at-least-enrichment',
    ],
    rules: ['R43'],
  },
  {
    name: 'tax brings its record into the case',
    from: tax,
    to: riec,
    purpose: 'riec-casus',
    categories: ['identiteit', 'onderneming', 'rekening', 'verhaal', 'bsn'],
    needs: [...BASE, ...PROVIDING, 'tax-exemption-cited', 'both-participants-of-case', 'inside-wgs'],
    rules: ['R04', 'R46'],
  },
  {
    name: 'the RIEC shares the case overview with police',
    from: riec,
    to: police,
    purpose: 'riec-casus',
    categories: [
      'identiteit',
      'onderneming',
      'vastgoed',
      'waarneming',
      'voertuig',
      'verhaal',
      'contact',
      'strafrechtelijk',
    ],
    needs: OVERVIEW,
    rules: ['R07', 'R41'],
  },
  {
    name: 'the RIEC shares what police brought with tax',
    from: riec,
    to: tax,
    purpose: 'riec-casus',
    categories: ['identiteit', 'verhaal'],
    sourceRegimes: ['politie-dagelijks'],
    needs: OVERVIEW,
    rules: ['R07'],
  },
  {
    name: 'the RIEC shares what tax brought with Zwolle, inside the case',
    from: riec,
    to: zwolleInCase,
    purpose: 'riec-casus',
    categories: ['onderneming', 'verhaal'],
    sourceRegimes: ['fiscaal'],
    needs: OVERVIEW,
    rules: ['R07'],
  },
  {
    name: 'a citizen service number inside the case asks four eyes',
    from: riec,
    to: labour,
    purpose: 'riec-casus',
    categories: ['bsn'],
    needs: [...OVERVIEW, 'four-eyes'],
    rules: ['R42'],
  },
  {
    name: 'the RIEC gives Zwolle a result to act on',
    from: riec,
    to: zwolleInCase,
    purpose: 'riec-casus',
    categories: ['advies', 'interventie', 'identiteit', 'onderneming', 'vastgoed'],
    needs: [
      ...BASE,
      'phase-at-least-case',
      'both-participants-of-case',
      'provider-consent',
      'result-not-raw',
    ],
    rules: ['R08'],
  },
  {
    name: 'Zwolle puts its own intervention in the plan',
    from: zwolleInCase,
    to: riec,
    purpose: 'riec-casus',
    categories: ['interventie', 'advies'],
    needs: [
      ...BASE,
      'organisation-is-participant',
      'both-participants-of-case',
      'phase-at-least-case',
      'inside-wgs',
    ],
    rules: ['R40'],
  },
  {
    name: 'police put their intervention in the plan, under their own regime',
    from: police,
    to: riec,
    purpose: 'riec-casus',
    categories: ['interventie', 'advies'],
    needs: [
      ...BASE,
      ...PROVIDING,
      'both-participants-of-case',
      'phase-at-least-case',
      'inside-wgs',
      'police-provision-decision',
      'no-harm-to-investigation',
    ],
    rules: ['R40', 'R02'],
  },
  {
    name: 'a coordinator passes a possible victim to the care coordinator',
    from: coordinator,
    to: careCoordinator,
    purpose: 'mensenhandel-slachtoffer',
    sourcePurpose: 'ondermijning-intern',
    categories: ['identiteit', 'contact', 'waarneming', 'verhaal'],
    needs: [...BASE, 'need-to-know-motivation', 'safety-check-victim'],
    rules: ['M09'],
  },
  {
    name: 'the care coordinator refers the victim to the care and safety house',
    from: careCoordinator,
    to: shelter,
    purpose: 'mensenhandel-slachtoffer',
    categories: ['identiteit', 'contact', 'slachtoffer', 'hulpgebruik', 'huisvesting'],
    needs: [...BASE, 'consent-recorded', 'safety-check-victim'],
    rules: ['M02'],
  },
  {
    name: 'word back to the reporter inside the municipality',
    from: coordinator,
    to: desk,
    purpose: 'ondermijning-intern',
    categories: ['advies'],
    needs: [
      'purpose-selected',
      'role-authorised',
      'retention-not-expired',
      'receiver-is-reporter',
      'result-not-raw',
      'no-personal-data',
    ],
    rules: ['T01M'],
  },
  {
    name: 'word back to a resident',
    from: coordinator,
    to: party('melder', 'melder'),
    purpose: 'publieke-melding',
    categories: ['advies'],
    needs: ['retention-not-expired', 'result-not-raw', 'no-personal-data'],
    rules: ['I02'],
  },
  {
    name: 'the regional intake writes a row under the mandate of Kampen',
    from: party('gemeente', 'kampen', 'regionaal-coordinator'),
    to: party('gemeente', 'kampen', 'coordinator-ondermijning'),
    purpose: 'ondermijning-intern',
    categories: [...SIGNAL, 'strafrechtelijk', 'minderjarige'],
    needs: ['purpose-selected', 'intake-mandate', 'retention-not-expired'],
    rules: ['B01M'],
  },
  {
    name: 'a row with a suspect of bank fraud is taken in',
    from: party('gemeente', 'kampen', 'regionaal-coordinator'),
    to: party('gemeente', 'kampen', 'coordinator-ondermijning'),
    purpose: 'digitale-criminaliteit',
    categories: ['identiteit', 'rekening', 'verhaal', 'strafrechtelijk'],
    needs: ['purpose-selected', 'intake-mandate', 'retention-not-expired'],
    rules: ['B02M'],
  },
  {
    name: 'the desk gives a signal of digital crime with an account and a suspect',
    from: party('gemeente', 'zwolle', 'balie'),
    to: coordinator,
    purpose: 'digitale-criminaliteit',
    categories: ['identiteit', 'rekening', 'verhaal', 'bsn', 'strafrechtelijk'],
    needs: [...BASE, 'own-observation', 'no-origin-indicator'],
    rules: ['D10', 'D12'],
  },
  {
    name: 'a signal for the person-centred plan',
    from: desk,
    to: party('gemeente', 'zwolle', 'coordinator-zorg-veiligheid'),
    purpose: 'persoonsgerichte-aanpak',
    sourcePurpose: 'ondermijning-intern',
    categories: ['identiteit', 'overlast', 'verhaal', 'strafrechtelijk'],
    needs: [...BASE, 'own-observation', 'no-origin-indicator'],
    rules: ['S02', 'S05'],
  },
  {
    name: 'a notice to police after weighing, without a case',
    from: coordinator,
    to: party('politie', 'politie'),
    purpose: 'ondermijning-intern',
    categories: ['waarneming', 'identiteit', 'contact', 'verhaal'],
    needs: [...BASE, 'weighing-approved', 'need-to-know-motivation'],
    rules: ['P10', 'P20'],
  },
  {
    name: 'counts for the council',
    from: party('gemeente', 'zwolle', 'bestuurder'),
    to: party('openbaar', 'openbaar'),
    purpose: 'programma-bestuur',
    categories: ['geaggregeerd'],
    needs: ['small-numbers-suppressed', 'no-personal-data', 'retention-not-expired'],
    rules: ['Q03'],
  },
  {
    name: 'the privacy officer of police reads the audit of police',
    from: party('politie', 'politie', 'privacyofficer'),
    to: party('politie', 'politie', 'privacyofficer'),
    purpose: 'audit-logging',
    categories: ['logboek', 'medewerker'],
    needs: ['purpose-selected', 'role-authorised', 'retention-not-expired'],
    rules: ['V08'],
  },
];

const decide = (flow: Flow, needs: readonly string[], rules: readonly string[] = confirmed) =>
  evaluateDisclosure(legal, flow, factsThat(legal, needs, rules));

describe.each(flows)('$name', (flow) => {
  test('is allowed when everything it asks holds, on the rules named', () => {
    const verdict = decide(flow, flow.needs);
    expect(verdict.refusals).toEqual([]);
    expect(verdict.open).toEqual([]);
    expect(verdict.outcome).toBe('allowed');
    for (const rule of flow.rules) expect(verdict.rules.map((item) => item.code)).toContain(rule);
  });

  test.each(flow.needs)('waits for %s', (missing) => {
    const verdict = decide(
      flow,
      flow.needs.filter((condition) => condition !== missing),
    );
    expect(verdict.outcome).toBe('allowed-when');
    expect(verdict.open.map((item) => item.code)).toContain(missing);
  });

  test('waits for the giving organisation to confirm its rule', () => {
    const verdict = decide(flow, flow.needs, []);
    expect(verdict.outcome).toBe('allowed-when');
    expect(verdict.open.every((item) => item.code === 'rule-confirmed')).toBe(true);
  });
});

type Refused = Omit<DisclosureRequest, 'phase'> & { name: string; reason: string; by?: string };

const everything = [...legal.conditions.keys()];

const refusals: Refused[] = [
  {
    name: 'help to a resident does not go to the undermining signal',
    from: desk,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['uitkering'],
    reason: 'category-outside-purpose',
    by: 'ondermijning-intern',
  },
  {
    name: 'health is forbidden in the purpose',
    from: desk,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['identiteit', 'gezondheid'],
    reason: 'category-forbidden',
    by: 'ondermijning-intern',
  },
  {
    name: 'the RIEC shows no minor to a participant',
    from: riec,
    to: police,
    purpose: 'riec-casus',
    categories: ['minderjarige'],
    reason: 'no-rule',
  },
  {
    name: 'a shelter address is not known in a RIEC case',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    categories: ['slachtoffer'],
    reason: 'category-outside-purpose',
    by: 'riec-casus',
  },
  {
    name: 'the name of a reporter does not enter a case',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    categories: ['melder-identiteit'],
    reason: 'category-forbidden',
    by: 'riec-casus',
  },
  {
    name: 'no RIEC source data in a municipal signal',
    from: riec,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['strafrechtelijk'],
    reason: 'no-rule',
  },
  {
    name: 'a signal of another municipality in the person-centred plan',
    from: party('gemeente', 'kampen', 'coordinator-zorg-veiligheid'),
    to: party('gemeente', 'zwolle', 'coordinator-zorg-veiligheid'),
    purpose: 'persoonsgerichte-aanpak',
    categories: ['identiteit'],
    reason: 'prohibited',
    by: 'X53',
  },
  {
    name: 'a digital signal of another municipality',
    from: party('gemeente', 'kampen', 'balie'),
    to: coordinator,
    purpose: 'digitale-criminaliteit',
    categories: ['identiteit'],
    reason: 'prohibited',
    by: 'X47',
  },
  {
    name: 'following a person online',
    from: desk,
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['open-bron'],
    circumstances: ['systematic-online-monitoring'],
    reason: 'prohibited',
    by: 'X37',
  },
  {
    name: 'outside the European Economic Area',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    categories: ['identiteit'],
    circumstances: ['recipient-outside-eea'],
    reason: 'prohibited',
    by: 'X38',
  },
  {
    name: 'the audit of another organisation',
    from: party('gemeente', 'zwolle', 'privacyofficer'),
    to: party('gemeente', 'deventer', 'privacyofficer'),
    purpose: 'audit-logging',
    categories: ['logboek'],
    reason: 'prohibited',
    by: 'X52',
  },
  {
    name: 'the intake processor uses a rule that asks no mandate',
    from: party('gemeente', 'zwolle', 'regionaal-coordinator'),
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['treffer'],
    reason: 'no-rule',
  },
  {
    name: 'a receiver without a role of the purpose',
    from: coordinator,
    to: party('gemeente', 'zwolle', 'wijkteam'),
    purpose: 'ondermijning-intern',
    categories: ['identiteit'],
    reason: 'receiver-role',
    by: 'ondermijning-intern',
  },
  {
    name: 'a role that the receiver may not hold',
    from: coordinator,
    to: party('gemeente', 'zwolle', 'riec-medewerker'),
    purpose: 'riec-casus',
    categories: ['identiteit'],
    reason: 'receiver-role',
    by: 'riec-casus',
  },
  {
    name: 'a giver without a role',
    from: party('gemeente', 'zwolle', 'beheerder'),
    to: coordinator,
    purpose: 'ondermijning-intern',
    categories: ['identiteit'],
    reason: 'giver-role',
    by: 'ondermijning-intern',
  },
  {
    name: 'a purpose that is switched off',
    from: party('gemeente', 'zwolle', 'wijkteam'),
    to: party('gemeente', 'zwolle', 'wijkteam'),
    purpose: 'wams-meervoudig',
    categories: ['identiteit'],
    reason: 'purpose-disabled',
    by: 'wams-meervoudig',
  },
  {
    name: 'a purpose nobody knows',
    from: coordinator,
    to: riec,
    purpose: 'zomaar',
    categories: ['identiteit'],
    reason: 'purpose-unknown',
  },
  {
    name: 'a category nobody knows',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    categories: ['*'],
    reason: 'category-unknown',
  },
  {
    name: 'nothing at all',
    from: coordinator,
    to: riec,
    purpose: 'riec-casus',
    categories: [],
    reason: 'no-category',
  },
  {
    name: 'a care provider in a RIEC case',
    from: party('zorgaanbieder', 'aanbieder', 'partner-behandelaar'),
    to: riec,
    purpose: 'riec-casus',
    categories: ['identiteit'],
    reason: 'giver-outside-purpose',
    by: 'riec-casus',
  },
  {
    name: 'a desk that is not named passes a victim on',
    from: party('gemeente', 'zwolle', 'balie'),
    to: careCoordinator,
    purpose: 'mensenhandel-slachtoffer',
    sourcePurpose: 'ondermijning-intern',
    categories: ['slachtoffer'],
    reason: 'no-rule',
  },
];

describe('refused, even when every condition there is holds', () => {
  test.each(refusals)('$name', (flow) => {
    const all = [...legal.rules.keys()];
    const verdict = evaluateDisclosure(legal, flow, factsThat(legal, everything, all));
    expect(verdict.outcome).toBe('not-allowed');
    const found = verdict.refusals.map((item) => ({ reason: item.reason, by: item.by?.code }));
    expect(found).toContainEqual({ reason: flow.reason, by: flow.by });
  });
});

describe('what the demo leaves unconfirmed shows it', () => {
  test.each([
    ['S03', 'huiselijk-geweld-kind', 'coordinator-zorg-veiligheid'],
    ['S04', 'zorgfraude', 'contractmanager-zorg'],
  ])('%s', (rule, purpose, role) => {
    const verdict = evaluateDisclosure(
      legal,
      {
        from: desk,
        to: party('gemeente', 'zwolle', role),
        purpose,
        sourcePurpose: 'ondermijning-intern',
        categories: ['verhaal'],
      },
      factsThat(legal, everything, confirmed),
    );
    expect(verdict.open.map((item) => [item.code, item.rule])).toEqual([['rule-confirmed', rule]]);
  });
});
