import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  countSignals,
  findInText,
  keyOfPiece,
  keysToLookFor,
  piecesToOffer,
  readAsKnown,
  type TextPiece,
  type TextPieceView,
} from '../model/index.ts';
import { findMentions } from './mention-queries.ts';
import * as may from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findSignalRecord, type SignalRecord } from './signal-queries.ts';
import { findDeclinedKeys, findNamesakes, insertDeclinedPiece, type Namesake } from './text-piece-queries.ts';

export type TextPieces = {
  readonly pieces: readonly TextPieceView[];
  /** A citizen service number stands in the text, and the purpose of the signal does not know that number. */
  readonly bsnNotAllowed: boolean;
};

/** What can still be named of the text of a signal. Errors: `not-found`, `not-allowed` for who may not correct the signal. */
export async function readTextPieces(
  scope: Scope,
  parts: Pick<SignalParts, 'content'>,
  signalId: string,
): Promise<TextPieces> {
  const signal = await signalToName(scope, signalId);
  const { pieces, candidates, bsn } = findInText(signal.narrative);
  const open = await openPieces(scope, signal, [...pieces, ...candidates]);
  const namesakes = await findNamesakes(scope, signal, keysToLookFor(open));
  const offered = open.flatMap((found) => {
    const known = readAsKnown(found, namesakes);
    // A word alone is only a name where it is known as one.
    if (candidates.includes(found) && known.namesakes.length === 0) return [];
    return [{ ...known.piece, key: keyOfPiece(found), knownIn: countSignals(known.namesakes) }];
  });
  auditLook(scope, signal, namesakes);
  const { purposes } = parts.content.legal(scope.organisation.id).document;
  const knowsBsn = purposes.get(signal.purposeCode)?.dataCategories.includes('bsn') === true;
  return {
    pieces: offered.sort((one, other) => one.start - other.start),
    bsnNotAllowed: bsn && !knowsBsn,
  };
}

async function signalToName(scope: Scope, id: string): Promise<SignalRecord> {
  const signal = (await findSignalRecord(scope, id)) ?? refuse('not-found');
  if (!may.edit(scope, signal)) refuse('not-allowed');
  return signal;
}

async function openPieces(
  scope: Scope,
  signal: SignalRecord,
  pieces: readonly TextPiece[],
): Promise<TextPiece[]> {
  const declined = await findDeclinedKeys(scope, signal.id);
  const { place } = signal;
  return piecesToOffer(pieces, { mentions: await findMentions(scope, signal.id), place }).filter(
    (piece) => !declined.has(keyOfPiece(piece)),
  );
}

/** Looking whether a name is known elsewhere is looking at those signals. */
function auditLook(scope: Scope, signal: SignalRecord, namesakes: readonly Namesake[]): void {
  const { organisationId, purposeCode: purpose } = signal;
  const mentions = Map.groupBy(namesakes, (one) => one.signalId);
  scope.audit({
    action: 'signal.text-searched',
    kind: 'signal',
    records: [
      { id: signal.id, organisationId, purpose },
      ...[...mentions].map(([id, of]) => ({
        id,
        organisationId,
        purpose,
        subjects: [...new Set(of.map((one) => one.mentionId))],
      })),
    ],
    fields: ['narrative', ...(namesakes.length > 0 ? ['name'] : [])],
  });
}

/** Remembers that a piece of the text is no mention. Errors: as reading; `not-found` for a key that is not offered. */
export async function declinePiece(scope: Scope, signalId: string, key: string): Promise<void> {
  const signal = await signalToName(scope, signalId);
  const { pieces, candidates } = findInText(signal.narrative);
  if (![...pieces, ...candidates].some((piece) => keyOfPiece(piece) === key)) refuse('not-found');
  await insertDeclinedPiece(scope, signal, key);
  scope.audit({
    action: 'signal.piece-declined',
    kind: 'signal',
    records: [{ id: signal.id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
    fields: ['narrative'],
  });
}
