import { fillText } from '#platform/kit/index.ts';
import { taggedPdf } from '#platform/server/pdf/index.ts';
import { LETTER_TEXTS } from '../model/index.ts';
import { titleOf } from './letter-html.ts';
import type { LetterRow } from './letter-queries.ts';

/** The letter as a file that a screen reader reads in order: headings, lists and tables by their tags, the reference below each page. */
export const letterPdf = (letter: LetterRow, organisation: string): Promise<Buffer> => {
  const { blocks, language, reference, madeAt } = letter;
  const about = {
    title: `${titleOf(blocks)}, ${reference}`,
    language,
    author: organisation,
    madeAt: new Date(madeAt),
  };
  return taggedPdf(blocks, about, (page, of) =>
    fillText(LETTER_TEXTS[language].page, { reference, page, of }),
  );
};
