import type { DisclosureParty, DisclosureRequest, Refusal } from './disclosure.ts';
import { type LegalBases, referToPurpose } from './legal-bases.ts';
import type { Purpose } from './legal-bases-schema.ts';

/** Who gives and who gets, once the purpose has been held against both. Roles that may not be held by the party's type are gone. */
export type CheckedParties = {
  readonly purpose: Purpose;
  readonly fromRoles: ReadonlySet<string>;
  readonly toRoles: ReadonlySet<string>;
  /** The giver's only standing is that of a processor: then a rule has to ask for the mandate. */
  readonly processorOnly: boolean;
};

/** A party of a type that sends or receives under the purpose but does not work in it here; it needs no role. */
const isExternal = (purpose: Purpose, type: string) =>
  !purpose.usableBy.includes(type) && purpose.externalParties.includes(type);

const takesPart = (purpose: Purpose, type: string) =>
  purpose.usableBy.includes(type) || purpose.externalParties.includes(type);

const tenable = (legal: LegalBases, party: DisclosureParty) =>
  party.roles.filter((role) => legal.roleTypes.get(role)?.includes(party.type) ?? false);

/** Holds purpose, parties and roles against each other; the first thing that is wrong refuses every category. */
export const checkParties = (legal: LegalBases, request: DisclosureRequest): CheckedParties | Refusal => {
  const purpose = legal.purposes.get(request.purpose);
  if (purpose === undefined) return { reason: 'purpose-unknown' };
  const refuse = (reason: Refusal['reason']): Refusal => ({ reason, by: referToPurpose(purpose) });
  if (!purpose.enabled) return refuse('purpose-disabled');
  if (!takesPart(purpose, request.from.type)) return refuse('giver-outside-purpose');
  if (!takesPart(purpose, request.to.type)) return refuse('receiver-outside-purpose');

  const toRoles = tenable(legal, request.to);
  const receiver =
    isExternal(purpose, request.to.type) || toRoles.some((role) => purpose.roles.includes(role));
  if (!receiver) return refuse('receiver-role');

  const fromRoles = tenable(legal, request.from);
  const processors = request.from.roles.filter((role) => purpose.processorRoles?.includes(role));
  const giver =
    isExternal(purpose, request.from.type) ||
    fromRoles.some((role) => purpose.roles.includes(role) || isRoleOfSource(legal, request, role));
  if (!giver && processors.length === 0) return refuse('giver-role');
  return {
    purpose,
    fromRoles: new Set([...fromRoles, ...processors]),
    toRoles: new Set(toRoles),
    processorOnly: !giver,
  };
};

/** Inside one organisation the giver may stand in the purpose of the record instead of that of the rule. */
const isRoleOfSource = (legal: LegalBases, request: DisclosureRequest, role: string): boolean => {
  if (request.sourcePurpose === undefined || request.from.organisationId !== request.to.organisationId)
    return false;
  const source = legal.purposes.get(request.sourcePurpose);
  return (
    source?.enabled === true && source.usableBy.includes(request.from.type) && source.roles.includes(role)
  );
};
