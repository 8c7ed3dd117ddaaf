import type { Scope } from '#platform/server/index.ts';
import {
  type AbilityList,
  type Algorithm,
  abilitiesOf,
  activityOf,
  type Configuration,
  comparesMentions,
  type DpiaInput,
  dpiaInputOf,
  earlyWarningOf,
  type ProcessingRegister,
  purposesInForce,
  readAlgorithm,
  worksOn,
} from '../model/index.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import type { RegisterParts } from './ports.ts';
import {
  findFacts,
  findJointControllers,
  findProcessors,
  type OrganisationFacts,
} from './register-queries.ts';

const texts = { nl, en } as const;

const today = (scope: Scope): string => scope.now.toISOString().slice(0, 10);

async function readConfiguration(
  scope: Scope,
  { content }: RegisterParts,
): Promise<{ configuration: Configuration; facts: OrganisationFacts; rulesVersion: string }> {
  const legal = content.legal(scope.organisation.id);
  const facts = await findFacts(scope, legal.id);
  const processors = await findProcessors(scope);
  const joint = await findJointControllers(scope);
  return {
    facts,
    rulesVersion: legal.version,
    configuration: {
      legal: legal.document,
      organisationType: scope.organisation.type,
      confirmedRules: new Set(facts.confirmedRules),
      processors: processors.filter((processor) => worksOn(processor, today(scope))),
      dpias: new Map(facts.dpias.map(({ purpose, approvedOn }) => [purpose, approvedOn])),
      jointControllers: new Map(joint.map(({ purpose, names }) => [purpose, names])),
      wideReading: content.roleGroups().wideReading,
    },
  };
}

/** AVG 30: the processing of the own organisation as it is set up at this moment. */
export async function makeProcessingRegister(
  scope: Scope,
  parts: RegisterParts,
): Promise<ProcessingRegister> {
  const { configuration, facts, rulesVersion } = await readConfiguration(scope, parts);
  const t = texts[scope.person.language];
  return {
    organisation: { name: scope.organisation.name, type: scope.organisation.type },
    officers: facts.officers,
    rulesVersion,
    madeOn: scope.now.toISOString(),
    measures: t.measures,
    subjects: t.subjects,
    activities: purposesInForce(configuration).map((purpose) => activityOf(configuration, purpose)),
  };
}

/** Of every purpose in which the organisation works, what its DPIA starts from. */
export async function makeDpiaInputs(scope: Scope, parts: RegisterParts): Promise<DpiaInput[]> {
  const { configuration } = await readConfiguration(scope, parts);
  return purposesInForce(configuration).map((purpose) => dpiaInputOf(configuration, purpose));
}

export async function makeAlgorithm(scope: Scope, parts: RegisterParts): Promise<Algorithm> {
  const { configuration } = await readConfiguration(scope, parts);
  return {
    ...readAlgorithm(await parts.readAlgorithmText()),
    purposes: purposesInForce(configuration)
      .filter(comparesMentions)
      .map(({ code, title, titleEn }) => ({ code, title, titleEn })),
    earlyWarning: earlyWarningOf(await parts.readEarlyWarningText?.()),
  };
}

/** Groups with how many people of the organisation are in each today, and what each may call. */
export async function makeAbilities(scope: Scope, parts: RegisterParts): Promise<AbilityList> {
  const { facts } = await readConfiguration(scope, parts);
  const { groups, roles } = parts.content.roleGroups();
  const people = (group: string): number =>
    new Set(
      facts.roles
        .filter(({ role }) => (roles[role] ?? []).some((code) => code === group))
        .map(({ personId }) => personId),
    ).size;
  return {
    groups: groups.map(({ code, title, titleEn }) => ({ code, title, titleEn, people: people(code) })),
    abilities: abilitiesOf(parts.routes()),
  };
}
