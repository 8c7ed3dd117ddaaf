import { readFileSync } from 'node:fs';
import type { ContentResult, DisclosureFacts, DisclosureParty, Fact, LegalBases } from '../model/index.ts';
import {
  openLegalBases,
  parseLegalBases,
  parsePhaseStates,
  parseRegion,
  parseRoleGroups,
} from '../model/index.ts';

/** The content of the repository, for tests only. */
export const readContent = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/${path}`, import.meta.url), 'utf8'));

const accepted = <Content>(result: ContentResult<Content>): Content => {
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
};

export const legalBasesForTests = (): LegalBases =>
  openLegalBases(accepted(parseLegalBases(readContent('legal-bases.json'))));

export const departmentCodes = (): string[] =>
  (readContent('themes.json') as { departments: { code: string }[] }).departments.map((item) => item.code);

export const regionForTests = (legal: LegalBases) =>
  accepted(parseRegion(readContent('regions/ijsselland.json'), legal.content, departmentCodes()));

export const roleGroupsForTests = (legal: LegalBases) =>
  accepted(parseRoleGroups(readContent('role-groups.json'), legal.content));

export const phaseStatesForTests = (legal: LegalBases) =>
  accepted(parsePhaseStates(readContent('phase-states.json'), legal.content));

/** Facts that make exactly these conditions hold, each by what the condition asks. */
export const factsThat = (
  legal: LegalBases,
  conditions: readonly string[],
  confirmedRules: readonly string[],
): DisclosureFacts => ({
  facts: conditions.map(
    (condition): Fact => ({ condition, by: legal.conditions.get(condition)?.by ?? 'system' }),
  ),
  confirmedRules,
});

/** `zwolle as coordinator-ondermijning`: what an organisation in the demo region is, acting in these roles. */
export const party = (type: string, organisationId: string, ...roles: string[]): DisclosureParty => ({
  type,
  organisationId,
  roles,
});
