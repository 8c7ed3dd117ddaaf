import type { LegalBases } from '../../purposes/model/index.ts';

/** Roles that no person holds: the product's own work. */
const OF_NO_PERSON: readonly string[] = ['systeem'];

/** Whether an administrator of such an organisation may give somebody (else) this role. */
export const mayHandOut = (legal: LegalBases, organisationType: string, role: string): boolean =>
  !OF_NO_PERSON.includes(role) && (legal.roleTypes.get(role)?.includes(organisationType) ?? false);

/** All roles that an administrator of such an organisation may give, in the order of the content. */
export const rolesToHandOut = (legal: LegalBases, organisationType: string): LegalBases['content']['roles'] =>
  legal.content.roles.filter((role) => mayHandOut(legal, organisationType, role.code));
