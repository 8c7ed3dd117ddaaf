import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { parseLegalBases } from '../../purposes/model/index.ts';
import { faultsOf } from '../model/index.ts';
import {
  carryConfirmations,
  confirmInVersion,
  findInForce,
  insertEnactment,
  lockRules,
} from './edition-queries.ts';
import { keepOwnVersion, type RuleParts, regionOf } from './own-rules.ts';
import { mayMakeRules } from './policy.ts';
import { auditRule, checkedRule } from './save-rule.ts';
import { tryDraft } from './try-rule.ts';

type Asked = { readonly expectedVersion: number; readonly changedQuestions: readonly string[] };

/**
 * The privacy officer confirms a draft: from the commit on it is a rule of the organisation. Rules whose text stays keep their confirmation.
 * Errors: `not-allowed`; `stale-version` when there is a newer draft, when the rules changed meanwhile, or when other test cases change
 * answer than were seen; `invalid-body` when the region no longer knows a code of it.
 */
export async function enactRule(
  scope: Scope,
  parts: RuleParts,
  code: string,
  asked: Asked,
): Promise<{ number: number; contentVersionId: string }> {
  if (!mayMakeRules(scope)) refuse('not-allowed');
  const organisationId = scope.organisation.id;
  await lockRules(scope, organisationId);
  const inForce = await findInForce(scope, organisationId);
  // Another process may have put rules in force that this one has not read yet: what was tried is then not what would hold.
  if (inForce.id !== parts.content.legal(organisationId).id) refuse('busy');
  const { edition, document, answers } = await tryDraft(scope, parts, code);
  if (edition.number !== asked.expectedVersion)
    refuse('stale-version', { current: { number: edition.number } });
  const changed = answers.filter((item) => item.changed).map((item) => item.question.code);
  if (
    changed.length !== asked.changedQuestions.length ||
    !changed.every((one) => asked.changedQuestions.includes(one))
  )
    refuse('stale-version', { current: { changedQuestions: changed } });
  const region = regionOf(parts);
  if (edition.rule !== null) checkedRule(region.document, edition.rule, code);
  const whole = parseLegalBases(document);
  if (!whole.ok) refuse(problem('invalid-body', { errors: faultsOf(whole.error, '') }));
  const contentVersionId = await keepOwnVersion(scope, {
    organisationId,
    region,
    number: inForce.count + 1,
    content: document,
    personId: scope.person.id,
  });
  await insertEnactment(scope, { editionId: edition.id, contentVersionId, changedQuestions: changed });
  await carryConfirmations(scope, inForce.id, contentVersionId);
  if (edition.rule?.effect === 'allow') await confirmInVersion(scope, code, contentVersionId);
  auditRule(scope, 'rule.enacted', edition.id, code);
  return { number: edition.number, contentVersionId };
}
