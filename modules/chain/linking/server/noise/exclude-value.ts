import { type ProblemCode, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ExcludedValue, NoisePreview } from '../../model/noise.ts';
import { type NoiseValue, noiseValueOf, readNoiseValue, type TypedKind } from '../../model/noise-value.ts';
import { proposeLinks } from '../propose-links-queries.ts';
import { previewValue } from './effect-queries.ts';
import type { SharedRow } from './shared-value-queries.ts';
import { findValue, insertValue, liftValue, settleValue, signalsSince } from './value-queries.ts';

const wrongField = (pointer: string, code: ProblemCode): never =>
  refuse(problem('invalid-body', { errors: [{ pointer, code }] }));

/** Why, in somebody's own words. Errors: reason-missing, at the field. */
const givenReason = (reason: string): string =>
  reason.trim() === '' ? wrongField('/reason', 'reason-missing') : reason.trim();

/** The value that somebody typed. Errors: what is wrong with it, at the field. */
export function typedValue(kind: TypedKind, text: string): NoiseValue {
  const read = readNoiseValue(kind, text);
  return read.ok ? read.value : wrongField('/value', read.error);
}

/** The value behind a suggestion. Errors: not-found when the mention that showed it says something else now. */
export const sharedValueOf = (row: SharedRow): NoiseValue =>
  noiseValueOf(row.kind, row.key, row.facts) ?? refuse('not-found');

export function auditValue(scope: Scope, action: string, id: string, detail: Record<string, unknown>): void {
  scope.audit({
    action,
    kind: 'excluded-value',
    records: [{ id, organisationId: scope.organisation.id }],
    fields: ['label', 'reason'],
    detail,
  });
}

/** What excluding would do, of what the reader may see. */
export async function showPreview(scope: Scope, value: NoiseValue): Promise<NoisePreview> {
  const counts = await previewValue(scope, value);
  scope.audit({
    action: 'excluded-value.previewed',
    kind: 'excluded-value',
    records: [{ id: scope.organisation.id, organisationId: scope.organisation.id }],
    fields: ['label'],
    detail: counts,
  });
  return { label: value.label, ...counts };
}

/**
 * Puts a value on the list, for every purpose of the organisation: proposals that rest only on it are withdrawn, the others say less, and
 * what was confirmed by it stands on the report for a person to look at. Errors: already-exists, at the field.
 */
export async function excludeValue(scope: Scope, value: NoiseValue, why: string): Promise<ExcludedValue> {
  const reason = givenReason(why);
  const { label: _label, ...counts } = { label: '', ...(await previewValue(scope, value)) };
  const id = (await insertValue(scope, value, reason)) ?? wrongField('/value', 'already-exists');
  await settleValue(scope, id);
  auditValue(scope, 'excluded-value.excluded', id, counts);
  return (await findValue(scope, id)) ?? refuse('not-found');
}

/**
 * Takes a value off the list: what it held back is as it was, and signals that came in meanwhile are compared after all, under the purposes
 * of who lifts it. Errors: not-found, transition-not-allowed, stale-version.
 */
export async function liftExclusion(
  scope: Scope,
  id: string,
  why: string,
  expectedVersion: number,
): Promise<ExcludedValue> {
  const reason = givenReason(why);
  const before = (await findValue(scope, id)) ?? refuse('not-found');
  if (before.lifted !== null) refuse('transition-not-allowed', { current: before });
  const since = await signalsSince(scope, id);
  if (!(await liftValue(scope, id, reason, expectedVersion))) refuse('stale-version', { current: before });
  await settleValue(scope, id);
  const proposed = await proposeLinks(scope, since);
  auditValue(scope, 'excluded-value.lifted', id, { heldBack: before.heldBack, proposed });
  return (await findValue(scope, id)) ?? refuse('not-found');
}
