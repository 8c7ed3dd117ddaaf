import { type DocumentBlock, fillText } from '#platform/kit/index.ts';
import type { ReleasedDecision } from '../release.ts';
import { type Language, LETTER_TEXTS } from './letter-texts.ts';

/** What was decided on a correction, erasure, restriction or objection, each with its reason; that others were told stands once. */
export function decisionBlocks(
  organisation: string,
  decisions: readonly ReleasedDecision[],
  language: Language,
): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const said = decisions.flatMap(({ kind, outcome, reason, count }): DocumentBlock[] => [
    { kind: 'item', text: fillText(t.decision[kind][outcome], { organisation }) },
    ...(count > 1 ? [{ kind: 'subitem', text: fillText(t.decisionCount, { count }) } as const] : []),
    { kind: 'subitem', text: fillText(t.decisionReason, { reason }) },
  ]);
  const told = decisions.some(({ outcome }) => outcome === 'granted');
  return told ? [...said, { kind: 'text', text: t.decisionTold }] : said;
}
