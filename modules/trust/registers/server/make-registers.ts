import { fillText } from '#platform/kit/index.ts';
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
  measuresOf,
  type ProcessingRegister,
  purposesInForce,
  readAlgorithm,
  worksOn,
} from '../model/index.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import type { RegisterParts } from './ports.ts';
import {
  countGuardedTables,
  countWitnesses,
  findFacts,
  findJointControllers,
  findProcessors,
  type OrganisationFacts,
} from './register-queries.ts';

const texts = { nl, en } as const;

const today = (scope: Scope): string => scope.now.toISOString().slice(0, 10);

async function readConfiguration(
  scope: Scope,
  { content, mentionKinds, themesOf }: RegisterParts,
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
      mentionKinds,
      themes: themesOf(scope.organisation.id),
      subjectWords: texts[scope.person.language].subject,
      wideReading: content.roleGroups().wideReading,
    },
  };
}

/** AVG 32, in sentences: what protects the data as the product runs now. */
async function measuresInWords(
  scope: Scope,
  parts: RegisterParts,
  { legal, confirmedRules }: Configuration,
): Promise<string[]> {
  const asks = (code: string): boolean => {
    const rule = legal.rules.get(code);
    return rule?.effect === 'allow' && rule.conditions.includes('four-eyes');
  };
  const measures = measuresOf({
    ...parts.startedWith,
    tables: await countGuardedTables(scope),
    fourEyesRules: [...confirmedRules].filter(asks).length,
    witnesses: await countWitnesses(scope),
  });
  const t = texts[scope.person.language].measure;
  return measures.map(({ text, values }) => fillText(t[text], values));
}

/** AVG 30: the processing of the own organisation as it is set up at this moment. */
export async function makeProcessingRegister(
  scope: Scope,
  parts: RegisterParts,
): Promise<ProcessingRegister> {
  const { configuration, facts, rulesVersion } = await readConfiguration(scope, parts);
  const activities = purposesInForce(configuration).map((purpose) => activityOf(configuration, purpose));
  return {
    organisation: { name: scope.organisation.name, type: scope.organisation.type },
    officers: facts.officers,
    rulesVersion,
    madeOn: scope.now.toISOString(),
    measures: await measuresInWords(scope, parts, configuration),
    subjects: [...new Set(activities.flatMap(({ subjects }) => subjects))],
    activities,
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
