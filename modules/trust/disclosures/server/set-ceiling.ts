import { type FieldProblem, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';
import type { CeilingBody } from '../model/index.ts';
import { endCeiling, insertCeiling } from './ceiling-queries.ts';
import { findOrganisation } from './facts-queries.ts';
import { maySetCeilings } from './policy.ts';

const audit = (scope: Scope, action: string, id: string): void =>
  scope.audit({
    action,
    kind: 'partner-ceiling',
    records: [{ id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
  });

/**
 * What at most may go to a partner from now on; it takes the place of the ceiling that stood. Errors: `not-allowed`, `not-found`,
 * `invalid-body` at a category that nobody knows.
 */
export async function setCeiling(
  scope: Scope,
  content: ContentStore,
  partnerId: string,
  body: CeilingBody,
): Promise<string> {
  if (!maySetCeilings(scope)) refuse('not-allowed');
  const partner = await findOrganisation(scope, partnerId);
  if (partner === undefined || partner.id === scope.organisation.id) return refuse('not-found');
  const { categories: known } = content.legal(scope.organisation.id).document;
  const errors = body.categories.flatMap((value, index): FieldProblem[] =>
    known.has(value)
      ? []
      : [{ pointer: `/categories/${index}`, code: 'unknown-category', params: { value } }],
  );
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
  await endCeiling(scope, partnerId);
  const id = await insertCeiling(scope, { partnerId, ...body, categories: [...new Set(body.categories)] });
  audit(scope, 'partner-ceiling.set', id);
  return id;
}

/** From now on only the rules say what may go to this partner. Errors: `not-allowed`, `not-found`. */
export async function liftCeiling(scope: Scope, partnerId: string): Promise<void> {
  if (!maySetCeilings(scope)) refuse('not-allowed');
  const id = (await endCeiling(scope, partnerId)) ?? refuse('not-found');
  audit(scope, 'partner-ceiling.lifted', id);
}
