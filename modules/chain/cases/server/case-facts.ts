import type { Giving } from '#modules/trust/disclosures/server/index.ts';
import { systemFact } from '#modules/trust/disclosures/server/index.ts';
import type { Fact } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { CaseRecord } from './case-queries.ts';
import { phaseOfCase } from './case-view.ts';
import { findParty, type Party } from './participant-queries.ts';
import type { CaseParts } from './ports.ts';

/** The receiving side in a case. Errors: `not-a-participant`. */
export async function partyOf(scope: Scope, file: CaseRecord, organisationId: string): Promise<Party> {
  const party = await findParty(scope, file.id, organisationId);
  if (party === undefined || party.people === 0) return refuse('not-a-participant');
  return party;
}

/** What the tables of the case prove about giving to this party. */
export function factsOfCase(
  parts: CaseParts,
  file: CaseRecord,
  party: Party,
  items: { readonly subjectsIdentified: boolean },
): Fact[] {
  const joint = parts.content
    .legal(file.host.id)
    .document.content.engine.jointPurposes.includes(file.purposeCode);
  const facts: Fact[] = [systemFact('both-participants-of-case', party.organisation.name, file.id)];
  // Screens of the case read copies that stay in the partnership's own space; nothing is written to anybody's own records.
  if (joint) facts.push(systemFact('inside-wgs', file.host.name));
  if (party.people === party.secrecyConfirmed)
    facts.push(systemFact('secrecy-warning-shown', party.organisation.name));
  if (items.subjectsIdentified) facts.push(systemFact('subject-identified'));
  return facts;
}

/** A giving from the own organisation to a party of the case, ready for the rules except for what is in it. */
export function givingTo(
  parts: CaseParts,
  file: CaseRecord,
  party: Party,
  facts: readonly Fact[],
): Omit<Giving, 'categories'> {
  const phase = phaseOfCase(parts.content, file);
  return {
    to: { organisationId: party.organisation.id, type: party.organisation.type, roles: party.roles },
    purpose: file.purposeCode,
    ...(phase === undefined ? {} : { phase }),
    record: { kind: 'case', id: file.id, retentionFrom: new Date(file.openedAt) },
    caseId: file.id,
    fieldsChosen: true,
    known: facts,
  };
}
