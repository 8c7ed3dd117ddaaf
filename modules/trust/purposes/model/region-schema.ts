import { z } from 'zod';
import { type ContentResult, checkContent, type Problems } from './content-problems.ts';
import type { LegalBasesContent } from './legal-bases-schema.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const text = z.string().min(1);
const date = z.iso.date();
const colour = z.string().regex(/^#[0-9a-f]{6}$/);

const appointment = {
  organisation: code,
  title: text,
  roles: z.array(code).min(1),
  departments: z.array(code),
  /** null: every purpose that the roles allow. */
  purposes: z.array(code).nullable(),
};

const organisation = z.strictObject({
  code,
  name: text,
  shortName: text,
  type: code,
  /** First part of references and case numbers. */
  referencePrefix: z.string().regex(/^[A-Z]{3}$/),
  cbsCode: z
    .string()
    .regex(/^GM\d{4}$/)
    .optional(),
  inhabitants: z.strictObject({ count: z.int().positive(), year: z.int(), source: text }).optional(),
  theme: z.strictObject({ act: colour, bar: colour, font: text }),
  departments: z.array(code),
  portfolios: z.array(z.strictObject({ code, title: text, holderName: text, departments: z.array(code) })),
});

/** `content/regions/*.json`: a region as data, with its demo people. Dates are inclusive. */
const regionSchema = z.strictObject({
  version: text,
  code,
  name: text,
  note: text,
  organisations: z.array(organisation).min(1),
  agreements: z.array(
    z.strictObject({
      code,
      title: text,
      purposes: z.array(code).min(1),
      parties: z.array(code).min(2),
      validFrom: date,
      validUntil: date,
    }),
  ),
  dpias: z.array(z.strictObject({ organisation: code, purpose: code, adoptedOn: date })),
  /** `partnership` is the organisation that hosts the partnership. */
  participations: z.array(
    z.strictObject({
      organisation: code,
      partnership: code,
      purpose: code,
      from: date,
      until: date.nullable(),
    }),
  ),
  mandates: z.array(
    z.strictObject({
      organisation: code,
      processor: code,
      purposes: z.array(code).min(1),
      validFrom: date,
      validUntil: date,
      document: text,
    }),
  ),
  /** Rules that every privacy officer of the region has confirmed, and those added since with the reason. */
  confirmedRules: z.array(z.string()),
  confirmedAdditions: z.array(z.strictObject({ rule: z.string(), reason: text })),
  people: z.array(
    z.strictObject({
      username: code,
      name: text,
      ...appointment,
      otherAppointments: z.array(z.strictObject(appointment)).optional(),
    }),
  ),
});

export type RegionContent = z.output<typeof regionSchema>;
type RegionPerson = RegionContent['people'][number];

type Known = Readonly<
  Record<'organisations' | 'types' | 'departments' | 'purposes' | 'rules', ReadonlySet<string>>
>;

/** `departments`: the department codes of the themes content, which belongs to another module. */
export const parseRegion = (
  json: unknown,
  legal: LegalBasesContent,
  departments: readonly string[],
): ContentResult<RegionContent> =>
  checkContent(regionSchema, json, (content, problems) => {
    const known: Known = {
      organisations: problems.codes(['organisations'], content.organisations),
      types: new Set(legal.organisationTypes.map((item) => item.code)),
      departments: new Set(departments),
      purposes: new Set(legal.purposes.map((item) => item.code)),
      rules: new Set(legal.sharingRules.map((item) => item.code)),
    };
    checkOrganisations(content, known, problems);
    checkPapers(content, known, problems);
    checkPeople(content, legal, known, problems);
    problems.known(['confirmedRules'], content.confirmedRules, known.rules, 'rule');
    problems.unique(['confirmedRules'], content.confirmedRules);
    content.confirmedAdditions.forEach((item, index) => {
      problems.one(['confirmedAdditions', index, 'rule'], item.rule, known.rules, 'rule');
    });
  });

const checkOrganisations = (content: RegionContent, known: Known, problems: Problems) => {
  const prefixes = content.organisations.map((item) => item.referencePrefix);
  content.organisations.forEach((item, index) => {
    const path = ['organisations', index] as const;
    problems.one([...path, 'type'], item.type, known.types, 'organisation-type');
    problems.known([...path, 'departments'], item.departments, known.departments, 'department');
    if (prefixes.indexOf(item.referencePrefix) !== index) {
      problems.report([...path, 'referencePrefix'], 'duplicate-code', item.referencePrefix);
    }
    const own = new Set(item.departments);
    item.portfolios.forEach((portfolio, place) => {
      problems.known(
        [...path, 'portfolios', place, 'departments'],
        portfolio.departments,
        own,
        'department here',
      );
    });
    const held = item.portfolios.flatMap((portfolio) => portfolio.departments);
    problems.unique([...path, 'portfolios'], held);
  });
};

const checkPapers = (content: RegionContent, known: Known, problems: Problems) => {
  content.agreements.forEach((item, index) => {
    problems.known(['agreements', index, 'purposes'], item.purposes, known.purposes, 'purpose');
    problems.known(['agreements', index, 'parties'], item.parties, known.organisations, 'organisation');
  });
  for (const list of ['dpias', 'participations'] as const) {
    content[list].forEach((item, index) => {
      problems.one([list, index, 'organisation'], item.organisation, known.organisations, 'organisation');
      problems.one([list, index, 'purpose'], item.purpose, known.purposes, 'purpose');
    });
  }
  content.participations.forEach((item, index) => {
    problems.one(
      ['participations', index, 'partnership'],
      item.partnership,
      known.organisations,
      'organisation',
    );
  });
  content.mandates.forEach((item, index) => {
    problems.one(['mandates', index, 'organisation'], item.organisation, known.organisations, 'organisation');
    problems.one(['mandates', index, 'processor'], item.processor, known.organisations, 'organisation');
    problems.known(['mandates', index, 'purposes'], item.purposes, known.purposes, 'purpose');
  });
};

type Path = readonly (string | number)[];

const checkPeople = (content: RegionContent, legal: LegalBasesContent, known: Known, problems: Problems) => {
  const organisations = new Map(content.organisations.map((item) => [item.code, item]));
  const usernames = new Set<string>();
  const check = (held: Omit<RegionPerson, 'username' | 'name' | 'otherAppointments'>, path: Path) => {
    const employer = organisations.get(held.organisation);
    if (employer === undefined) {
      problems.report([...path, 'organisation'], 'unknown-code', held.organisation, 'organisation');
      return;
    }
    const roles = legal.roles
      .filter((role) => role.organisationTypes.includes(employer.type))
      .map((role) => role.code);
    problems.known([...path, 'roles'], held.roles, new Set(roles), `role at a ${employer.type}`);
    problems.known(
      [...path, 'departments'],
      held.departments,
      new Set(employer.departments),
      'department here',
    );
    problems.known([...path, 'purposes'], held.purposes ?? undefined, known.purposes, 'purpose');
  };
  content.people.forEach((person, index) => {
    if (usernames.has(person.username))
      problems.report(['people', index, 'username'], 'duplicate-code', person.username);
    usernames.add(person.username);
    check(person, ['people', index]);
    person.otherAppointments?.forEach((other, place) => {
      check(other, ['people', index, 'otherAppointments', place]);
    });
  });
};
