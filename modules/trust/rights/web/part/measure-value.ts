import type { MeasureKind, RightsItem } from '../../model/index.ts';
import { sentencesNaming, sentencesOf } from './sentences.ts';

/** What is typed of a decision; what its kind does not ask stays empty and is not sent. */
export type MeasureValue = {
  readonly itemId: string;
  readonly outcome: 'granted' | 'refused';
  readonly reason: string;
  readonly correction: Readonly<Record<'name' | 'birthDate' | 'phone' | 'email', string>>;
  readonly weighing: Readonly<Record<'interestOfRequester' | 'interestOfTask', string>>;
  readonly pieces: readonly string[];
  readonly otherPiece: string;
};

export const newMeasure = (item: RightsItem | undefined, name: string): MeasureValue => ({
  itemId: item?.id ?? '',
  outcome: 'granted',
  reason: '',
  correction: { name: '', birthDate: '', phone: '', email: '' },
  weighing: { interestOfRequester: '', interestOfTask: '' },
  pieces: sentencesNaming(sentencesOf(item?.narrative ?? ''), name),
  otherPiece: '',
});

const filled = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));

export function measureBodyOf(kind: MeasureKind, value: MeasureValue): Record<string, unknown> {
  const { itemId, outcome, reason } = value;
  const granted = outcome === 'granted';
  return {
    itemId,
    outcome,
    reason,
    ...(kind === 'correction' && granted ? { correction: filled(value.correction) } : {}),
    ...(kind === 'objection' ? { weighing: value.weighing } : {}),
    ...(kind === 'erasure' && granted
      ? { pieces: [...value.pieces, value.otherPiece.trim()].filter((piece) => piece !== '') }
      : {}),
  };
}
