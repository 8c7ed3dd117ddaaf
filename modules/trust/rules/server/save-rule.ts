import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  changesInRule,
  type LegalBasesContent,
  parseOwnRule,
  type SharingRule,
} from '../../purposes/model/index.ts';
import { faultsOf } from '../model/index.ts';
import {
  type EditionRow,
  findEditions,
  insertEdition,
  lockRules,
  type NewEdition,
} from './edition-queries.ts';
import { type RuleParts, regionOf, ruleIn } from './own-rules.ts';
import { mayMakeRules } from './policy.ts';

const OWN_CODE = /^EIGEN(\d+)$/;

export const auditRule = (scope: Scope, action: string, id: string, rule: string): void =>
  scope.audit({
    action,
    kind: 'rule-edition',
    records: [{ id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
    rule,
  });

/**
 * The rule as it may be saved. Errors: `invalid-body` with each place: a code that nobody knows, a prohibition of the region (an
 * organisation is never looser than that).
 */
export function checkedRule(
  region: LegalBasesContent,
  rule: SharingRule,
  code: string,
  at = '/rule',
): SharingRule {
  const parsed = parseOwnRule({ ...rule, code }, region);
  const errors = parsed.ok ? [] : faultsOf(parsed.error, at);
  const regional = ruleIn(region, code);
  if (regional?.effect === 'prohibit') errors.push({ pointer: `${at}/code`, code: 'prohibition-stays' });
  else if (regional !== null && rule.effect !== 'allow')
    errors.push({ pointer: `${at}/effect`, code: 'unknown-value' });
  if (!parsed.ok || errors.length > 0) return refuse(problem('invalid-body', { errors }));
  return parsed.value;
}

async function keep(scope: Scope, edition: NewEdition): Promise<{ code: string; number: number }> {
  const id = await insertEdition(scope, edition);
  auditRule(scope, 'rule.saved', id, edition.ruleCode);
  return { code: edition.ruleCode, number: edition.number };
}

type Asked = { readonly expectedVersion: number; readonly reason: string };

async function newestOf(
  scope: Scope,
  parts: RuleParts,
  code: string,
  expected: number,
): Promise<EditionRow | undefined> {
  if (!mayMakeRules(scope)) refuse('not-allowed');
  await lockRules(scope, scope.organisation.id);
  const [newest] = await findEditions(scope, code);
  if (newest === undefined && ruleIn(regionOf(parts).document, code) === null) refuse('not-found');
  const number = newest?.number ?? 0;
  if (number !== expected) refuse('stale-version', { current: { number } });
  return newest;
}

/** A rule that the region does not have; it gets a code of its own. Errors: `not-allowed`, `invalid-body`. */
export async function addRule(
  scope: Scope,
  parts: RuleParts,
  body: { readonly reason: string; readonly rule: SharingRule },
): Promise<{ code: string; number: number }> {
  if (!mayMakeRules(scope)) refuse('not-allowed');
  await lockRules(scope, scope.organisation.id);
  const taken = (await findEditions(scope)).map((edition) =>
    Number(OWN_CODE.exec(edition.ruleCode)?.[1] ?? 0),
  );
  const code = `EIGEN${Math.max(0, ...taken) + 1}`;
  const region = regionOf(parts);
  const rule = checkedRule(region.document, body.rule, code);
  const { reason } = body;
  return keep(scope, { ruleCode: code, number: 1, kind: 'own', baseVersionId: region.id, rule, reason });
}

/** The next draft of a rule. Errors: `not-allowed`, `not-found`, `stale-version`, `invalid-body`, `nothing-changed`. */
export async function saveRule(
  scope: Scope,
  parts: RuleParts,
  code: string,
  { expectedVersion, reason, rule: typed }: Asked & { readonly rule: SharingRule },
): Promise<{ code: string; number: number }> {
  const newest = await newestOf(scope, parts, code, expectedVersion);
  const region = regionOf(parts);
  const regional = ruleIn(region.document, code);
  const rule = checkedRule(region.document, typed, code);
  const before = newest === undefined ? regional : newest.rule;
  if (before !== null && changesInRule(before, rule).length === 0) refuse('nothing-changed');
  return keep(scope, {
    ruleCode: code,
    number: expectedVersion + 1,
    kind: regional === null ? 'own' : 'adapted',
    baseVersionId: region.id,
    rule,
    reason,
  });
}

/** A draft in which the rule no longer holds here. Errors: as `saveRule`; a prohibition of the region stays. */
export async function retireRule(
  scope: Scope,
  parts: RuleParts,
  code: string,
  { expectedVersion, reason }: Asked,
): Promise<{ code: string; number: number }> {
  const newest = await newestOf(scope, parts, code, expectedVersion);
  const region = regionOf(parts);
  const regional = ruleIn(region.document, code);
  if (regional?.effect === 'prohibit') refuse('prohibition-stays');
  if (newest?.kind === 'retired') refuse('nothing-changed');
  return keep(scope, {
    ruleCode: code,
    number: expectedVersion + 1,
    kind: 'retired',
    baseVersionId: region.id,
    rule: null,
    reason,
  });
}
