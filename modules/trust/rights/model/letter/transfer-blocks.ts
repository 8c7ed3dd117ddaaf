import { type DocumentBlock, fillText } from '#platform/kit/index.ts';
import type { ReleasedTransfer } from '../release.ts';
import { type Language, LETTER_TEXTS } from './letter-texts.ts';

/** The restriction of the law's content that a refusal rests on. */
export const NOT_AT_PUBLIC_TASK = {
  article: 'AVG 20 lid 3',
  restriction: 'niet bij publieke taak (AVG 20 lid 3)',
} as const;

/** What a person takes along, and where the right does not apply, with the article. */
export function transferBlocks(
  organisation: string,
  { count, refused, notGiven }: ReleasedTransfer,
  titleOf: (purpose: string) => string,
  language: Language,
): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const { article } = NOT_AT_PUBLIC_TASK;
  const blocks: DocumentBlock[] = [];
  const say = (text: string) => blocks.push({ kind: 'text', text });
  if (count > 0) say(fillText(t.takeAlong, { organisation, count }));
  for (const code of refused)
    say(fillText(t.takeNotAlong, { organisation, purpose: titleOf(code), article }));
  if (notGiven > 0) say(t.takeNotGiven);
  if (blocks.length === 0) say(fillText(t.nothing, { organisation }));
  return blocks;
}
