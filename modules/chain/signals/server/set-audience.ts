import { heldPurposes, widePurposes } from '#modules/trust/purposes/model/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { isOpenToPurpose, type SetAudienceBody, type SignalReaders } from '../model/index.ts';
import { findColleagues, findNamedReaders, saveAudience } from './audience-queries.ts';
import { addEvent, lockForChange } from './move-signal.ts';
import { shield } from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findSignal } from './read-signal.ts';
import type { SignalHead } from './signal-queries.ts';

type Candidate = SignalReaders['candidates'][number];

/** Colleagues who hold the purpose of a signal, each once. */
async function findCandidates(scope: Scope, parts: SignalParts, purpose: string): Promise<Candidate[]> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const groups = parts.content.roleGroups();
  const found = new Map<string, Candidate>();
  for (const { id, name, roles, purposes } of await findColleagues(scope)) {
    const appointment = { organisationType: scope.organisation.type, roles, purposes };
    if (!heldPurposes(legal, appointment).includes(purpose)) continue;
    const coordinates = widePurposes(legal, groups, appointment).includes(purpose);
    found.set(id, { id, name, coordinates: coordinates || found.get(id)?.coordinates === true });
  }
  return [...found.values()];
}

/** Who reads a signal, and who could be named. Errors: `not-found`, `not-allowed`. */
export async function readReaders(scope: Scope, parts: SignalParts, id: string): Promise<SignalReaders> {
  const signal = await findSignal(scope, id);
  if (!shield(scope, signal)) return refuse('not-allowed');
  return {
    audience: signal.audience as SignalReaders['audience'],
    readers: await findNamedReaders(scope, id),
    candidates: await findCandidates(scope, parts, signal.purposeCode),
  };
}

/** Everyone who loses this signal and everyone who is named on it now hears so, without content; who does it does not. */
async function tellReaders(
  scope: Scope,
  parts: SignalParts,
  signal: SignalHead,
  change: { readonly lost: readonly string[]; readonly named: readonly string[] },
): Promise<void> {
  const about = { signalId: signal.id, purposeCode: signal.purposeCode, reference: signal.reference };
  for (const personId of change.lost)
    await parts.notify?.(scope, { kind: 'signal.shut', ...about, personId });
  for (const personId of change.named)
    await parts.notify?.(scope, { kind: 'signal.named', ...about, personId });
}

/**
 * Sets who reads a signal, with a reason that stays on its time line. Who loses it is told. Errors: `not-found`, `not-allowed`,
 * `stale-version`, `nothing-changed`, `unknown-value` for a person who does not hold the purpose.
 */
export async function setAudience(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: SetAudienceBody,
): Promise<{ id: string; version: number }> {
  const signal = await lockForChange(scope, id, body.expectedVersion);
  if (!shield(scope, signal)) return refuse('not-allowed');
  const before = await readReaders(scope, parts, id);
  const opens = isOpenToPurpose(body.audience);
  const wanted = opens ? [] : [...new Set([...body.readerIds, scope.person.id])];
  const known = new Set(before.candidates.map((person) => person.id));
  const unknown = wanted.findIndex((person) => !known.has(person));
  if (unknown >= 0)
    return refuse(
      problem('invalid-body', { errors: [{ pointer: `/readerIds/${unknown}`, code: 'unknown-value' }] }),
    );
  const coordinators = before.candidates.filter((person) => person.coordinates).map((person) => person.id);
  const reads = (open: boolean, named: readonly string[]) => new Set(open ? coordinators : named);
  const named = before.readers.map((person) => person.id);
  const [could, can] = [reads(isOpenToPurpose(signal.audience), named), reads(opens, wanted)];
  if (before.audience === body.audience && could.size === can.size && can.isSubsetOf(could))
    return refuse('nothing-changed');
  await saveAudience(scope, id, signal.version, body.audience, wanted);
  const others = (people: Iterable<string>) => [...people].filter((person) => person !== scope.person.id);
  const change = {
    lost: others(could.difference(can)),
    named: opens ? [] : others(new Set(wanted).difference(new Set(named))),
  };
  await addEvent(scope, signal, `audience-${body.audience}`, { reason: body.reason });
  scope.audit({
    action: 'signal.audience-set',
    kind: 'signal',
    records: [{ id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
    fields: ['audience', 'readers'],
    detail: {
      from: signal.audience,
      to: body.audience,
      named: change.named.length,
      lost: change.lost.length,
    },
  });
  await tellReaders(scope, parts, signal, change);
  return { id, version: signal.version + 1 };
}
