import { resultsOfSignal } from '#modules/chain/interventions/server/index.ts';
import { addEvent, coordinates, moveSignal } from '#modules/chain/signals/server/index.ts';
import { type Giving, giveDisclosure, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { wordBackRoute } from '#modules/trust/purposes/model/index.ts';
import { newId, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { markReadAbout, notify } from '../../notifications/server/index.ts';
import {
  type Channel,
  type FeedbackBody,
  type FeedbackKind,
  findInText,
  kindFor,
  type NoneReason,
  type ProposalsView,
  reachOf,
} from '../model/index.ts';
import {
  findKnownValues,
  findSignalToAnswer,
  hasFinal,
  insertFeedback,
  markFeedbackRead,
  type SignalToAnswer,
} from './feedback-queries.ts';
import type { FeedbackParts } from './ports.ts';
import { proposedTexts } from './propose-text.ts';

const touched = (signal: SignalToAnswer) => [
  { id: signal.id, organisationId: signal.organisationId, purpose: signal.purposeCode },
];

const mayAnswer = (scope: Scope, signal: SignalToAnswer): boolean =>
  coordinates(scope, { ...signal, state: signal.state as never, holder: null });

/** Errors: `not-found`, `not-allowed` for whoever does not coordinate this signal. */
async function signalFor(scope: Scope, signalId: string): Promise<SignalToAnswer> {
  const signal = await findSignalToAnswer(scope, signalId);
  if (signal === undefined) return refuse('not-found');
  return mayAnswer(scope, signal) ? signal : refuse('not-allowed');
}

const reachIn = (scope: Scope, signal: SignalToAnswer) =>
  reachOf({ ...signal, person: signal.reporter, giverPersonId: scope.person.id });

/** How the reporter can be reached, and texts to start from. */
export async function proposeFeedback(scope: Scope, signalId: string): Promise<ProposalsView> {
  const signal = await signalFor(scope, signalId);
  const results = signal.state === 'outcome-recorded' ? ((await resultsOfSignal(scope, signalId)) ?? []) : [];
  const reach = reachIn(scope, signal);
  scope.audit({ action: 'word-back.proposed', kind: 'signal', records: touched(signal) });
  return {
    kind: kindFor(signal.state) ?? null,
    channels: [...reach.channels],
    noneReason: reach.noneReason,
    reporterName: reach.channels.includes('product') ? (signal.reporter?.name ?? null) : null,
    texts: proposedTexts({ ...signal, results, language: signal.reporter?.language ?? 'nl' }),
  };
}

/** Errors: `text-discloses` with every place in the text. */
async function checkText(scope: Scope, signal: SignalToAnswer, text: string): Promise<void> {
  if (text.length < 20)
    refuse(
      problem('invalid-body', { errors: [{ pointer: '/text', code: 'too-short', params: { minimum: 20 } }] }),
    );
  const findings = findInText(text, await findKnownValues(scope, signal));
  if (findings.length === 0) return;
  refuse('text-discloses', {
    errors: findings.map((finding) => ({ pointer: '/text', code: 'text-discloses', params: { ...finding } })),
  });
}

const PROVEN = [systemFact('result-not-raw'), systemFact('no-personal-data')];

/** To a colleague under the word-back rule of the signal's purpose, to anyone outside as to a resident who reported. */
function givingOf(signal: SignalToAnswer, channel: Channel): Giving {
  const inside = channel === 'product';
  const { purpose, receiverType } = wordBackRoute(signal.purposeCode, inside ? 'inside' : 'outside');
  return {
    to: {
      organisationId: signal.organisationId,
      type: receiverType ?? 'gemeente',
      roles: inside ? (signal.reporter?.roles ?? []) : [],
    },
    purpose,
    ...(purpose === signal.purposeCode ? {} : { sourcePurpose: signal.purposeCode }),
    categories: ['advies'],
    record: { kind: 'signal', id: signal.id, retentionFrom: new Date(signal.receivedAt) },
    ...(inside && signal.reporter !== null ? { recipientPersonId: signal.reporter.id } : {}),
    fieldsChosen: true,
    known: inside ? [...PROVEN, systemFact('receiver-is-reporter')] : PROVEN,
  };
}

function noneReasonOf(body: FeedbackBody, byItself: NoneReason | null): NoneReason {
  const reason = byItself ?? body.noneReason;
  return (
    reason ??
    refuse(problem('reason-missing', { errors: [{ pointer: '/noneReason', code: 'reason-missing' }] }))
  );
}

/** Errors: `transition-not-allowed` when there is nothing to tell yet, `already-exists` after the final word. */
async function kindNow(scope: Scope, signal: SignalToAnswer): Promise<FeedbackKind> {
  const kind = kindFor(signal.state);
  if (kind === undefined) return refuse('transition-not-allowed', { params: { state: signal.state } });
  if (kind === 'final' && (await hasFinal(scope, signal.id))) return refuse('already-exists');
  return kind;
}

type Telling = {
  readonly id: string;
  readonly signal: SignalToAnswer;
  readonly kind: FeedbackKind;
  readonly body: FeedbackBody;
};

const common = ({ id, signal, kind, body }: Telling) => ({
  id,
  signal,
  kind,
  channel: body.channel,
  language: signal.reporter?.language ?? ('nl' as const),
});

/** Keeps why nobody was told. */
async function keepWhyNot(scope: Scope, telling: Telling, byItself: NoneReason | null): Promise<void> {
  const { body } = telling;
  await insertFeedback(scope, {
    ...common(telling),
    noneReason: noneReasonOf(body, byItself),
    noneNote: body.noneNote,
    text: '',
    ruleCodes: [],
    disclosureId: null,
    toPersonId: null,
  });
}

/** Checks the text, gives it under its rule, and tells the reporter that there is something. */
async function tell(scope: Scope, parts: FeedbackParts, telling: Telling): Promise<void> {
  const { signal, body } = telling;
  await checkText(scope, signal, body.text);
  const disclosure = await giveDisclosure(scope, parts.disclosures, givingOf(signal, body.channel));
  const to = body.channel === 'product' ? signal.reporter : null;
  await insertFeedback(scope, {
    ...common(telling),
    noneReason: null,
    noneNote: '',
    text: body.text,
    ruleCodes: disclosure.rules.map((rule) => rule.code),
    disclosureId: disclosure.id,
    toPersonId: to?.id ?? null,
  });
  if (to === null) return;
  await notify(scope, {
    organisationId: signal.organisationId,
    personId: to.id,
    kind: 'word-back',
    recordKind: 'signal',
    recordId: signal.id,
  });
}

/**
 * Gives word back, or keeps why nobody was told. Final when the signal has ended, else an update.
 * Errors: `not-found`, `not-allowed`, `transition-not-allowed`, `already-exists`, `unknown-value` for a channel that does
 * not reach this reporter, `reason-missing`, `text-discloses`, and those of a disclosure.
 */
export async function giveFeedback(
  scope: Scope,
  parts: FeedbackParts,
  signalId: string,
  body: FeedbackBody,
): Promise<string> {
  const signal = await signalFor(scope, signalId);
  const telling: Telling = { id: newId(), signal, kind: await kindNow(scope, signal), body };
  const reach = reachIn(scope, signal);
  if (!reach.channels.includes(body.channel)) {
    return refuse(problem('invalid-body', { errors: [{ pointer: '/channel', code: 'unknown-value' }] }));
  }
  const none = body.channel === 'none';
  if (none) await keepWhyNot(scope, telling, reach.noneReason);
  else await tell(scope, parts, telling);
  const detail = { kind: telling.kind, channel: body.channel };
  await addEvent(scope, signal, none ? 'word-back-not-given' : 'word-back-given', detail);
  scope.audit({
    action: none ? 'word-back.not-given' : 'word-back.given',
    kind: 'signal',
    records: touched(signal),
    fields: ['text'],
    detail,
  });
  return telling.id;
}

/** Closes a signal whose reporter had word back, or of whom it is kept why not. Errors: `word-back-missing`, those of a step. */
export async function closeSignal(
  scope: Scope,
  parts: FeedbackParts,
  signalId: string,
  body: { readonly expectedVersion: number; readonly reason: string },
) {
  const signal = await signalFor(scope, signalId);
  if (!(await hasFinal(scope, signalId))) return refuse('word-back-missing');
  return moveSignal(scope, parts, signalId, {
    step: 'close',
    expectedVersion: body.expectedVersion,
    reason: body.reason,
    detail: { from: signal.state },
  });
}

/** The reporter read the word back. Errors: `not-found`. */
export async function readFeedback(scope: Scope, id: string): Promise<void> {
  const read = await markFeedbackRead(scope, id);
  if (read === undefined) return refuse('not-found');
  await markReadAbout(scope, read.signalId);
  scope.audit({
    action: 'word-back.read',
    kind: 'signal',
    records: [{ id: read.signalId, organisationId: scope.organisation.id, purpose: read.purposeCode }],
  });
}

export const mayCloseNow = async (scope: Scope, signalId: string) => {
  const signal = await signalFor(scope, signalId);
  const final = await hasFinal(scope, signalId);
  const kind = kindFor(signal.state);
  return {
    signal,
    abilities: { give: kind === 'update' || (kind === 'final' && !final), close: kind === 'final' && final },
  };
};
