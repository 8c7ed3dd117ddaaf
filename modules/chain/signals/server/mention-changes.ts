import { calendarDateAt, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { categoriesOfSignal, type Mention, type MentionBody, mentionOf } from '../model/index.ts';
import { refuseFuture } from './check-input.ts';
import { findRecordingContext } from './context-queries.ts';
import { discloseToCoordinator } from './disclose-to-coordinator.ts';
import { insertMention, replaceKeys } from './insert-queries.ts';
import { findMention, removeMention, saveMention } from './mention-queries.ts';
import { addEvent } from './move-signal.ts';
import * as may from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findSignal } from './read-signal.ts';
import type { SignalHead } from './signal-queries.ts';

const auditMention = (
  scope: Scope,
  signal: SignalHead,
  id: string,
  action: string,
  fields: readonly string[],
  rules: readonly string[] = [],
): void =>
  scope.audit({
    action,
    kind: 'mention',
    records: [
      { id: signal.id, organisationId: signal.organisationId, purpose: signal.purposeCode, subjects: [id] },
    ],
    fields,
    ...(rules.length === 0 ? {} : { rule: rules.join(' ') }),
  });

const fieldsOf = (body: MentionBody): string[] =>
  Object.entries(body)
    .filter(([name, value]) => value !== undefined && name !== 'id')
    .map(([name]) => name);

/** Names someone or something more in a signal: the coordinator, or the reporter as an addition. */
export async function addMention(
  scope: Scope,
  parts: SignalParts,
  signalId: string,
  body: MentionBody,
): Promise<Mention> {
  const signal = await findSignal(scope, signalId);
  if (!may.edit(scope, signal) && !(may.reported(scope, signal) && may.add(scope, signal)))
    return refuse('not-allowed');
  const today = calendarDateAt(scope.now);
  if (body.kind === 'person') refuseFuture('/birthDate', body.birthDate, today);
  const mention = mentionOf(body, today);
  const legal = parts.content.legal(scope.organisation.id);
  const context = await findRecordingContext(scope, {
    legalVersionId: legal.id,
    departmentCode: undefined,
    candidates: [],
    draftId: undefined,
  });
  const rules = discloseToCoordinator(
    scope,
    { legal: legal.document, groups: parts.content.roleGroups(), confirmedRules: context.confirmedRules },
    signal.purposeCode,
    categoriesOfSignal({ mentions: [mention], files: 0 }).map((use) => ({
      ...use,
      pointer: use.pointer.replace('/mentions/0', ''),
    })),
  );
  await insertMention(
    scope,
    { signalId, purposeCode: signal.purposeCode, audience: signal.audience },
    mention,
  );
  await parts.proposeLinks?.(scope, [signalId]);
  await addEvent(scope, signal, 'mention-added', { kind: mention.kind });
  auditMention(
    scope,
    signal,
    mention.id,
    'mention.added',
    fieldsOf(body),
    rules.map((rule) => rule.code),
  );
  return { ...mention, signalId, subjectId: null, version: 1 };
}

async function mentionForChange(
  scope: Scope,
  id: string,
  expectedVersion: number,
): Promise<{ mention: Mention; signal: SignalHead }> {
  const mention = (await findMention(scope, id)) ?? refuse('not-found');
  const signal = await findSignal(scope, mention.signalId);
  if (!may.edit(scope, signal)) return refuse('not-allowed');
  if (mention.version !== expectedVersion) return refuse('stale-version', { current: mention });
  return { mention, signal };
}

/** Corrects a mention: the whole of it, as it should be. */
export async function changeMention(
  scope: Scope,
  parts: SignalParts,
  id: string,
  expectedVersion: number,
  body: MentionBody,
): Promise<Mention> {
  const { mention, signal } = await mentionForChange(scope, id, expectedVersion);
  if (body.kind !== mention.kind || body.id !== id)
    return refuse(problem('invalid-body', { errors: [{ pointer: '/mention/kind', code: 'unknown-value' }] }));
  const today = calendarDateAt(scope.now);
  if (body.kind === 'person') refuseFuture('/mention/birthDate', body.birthDate, today);
  const next = mentionOf(body, today);
  if (!(await saveMention(scope, next, expectedVersion)))
    return refuse('stale-version', { current: mention });
  await replaceKeys(
    scope,
    { signalId: signal.id, purposeCode: signal.purposeCode, audience: signal.audience },
    next,
  );
  await parts.proposeLinks?.(scope, [signal.id]);
  await addEvent(scope, signal, 'mention-changed', { kind: next.kind });
  auditMention(scope, signal, id, 'mention.changed', fieldsOf(body));
  return { ...next, signalId: signal.id, subjectId: mention.subjectId, version: expectedVersion + 1 };
}

/** Takes a mention off a signal. */
export async function dropMention(
  scope: Scope,
  id: string,
  expectedVersion: number,
): Promise<{ signalId: string }> {
  const { mention, signal } = await mentionForChange(scope, id, expectedVersion);
  if (!(await removeMention(scope, id, expectedVersion)))
    return refuse('stale-version', { current: mention });
  await addEvent(scope, signal, 'mention-removed', { kind: mention.kind });
  auditMention(scope, signal, id, 'mention.removed', []);
  return { signalId: signal.id };
}
