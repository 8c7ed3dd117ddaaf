import type { ResultCode } from '#modules/chain/interventions/model/index.ts';
import { calendarDateAt } from '#platform/kit/index.ts';
import en from './word-back.en.json' with { type: 'json' };
import nl from './word-back.nl.json' with { type: 'json' };

const texts = { nl, en };

export type TextFacts = {
  readonly reference: string;
  readonly receivedAt: string;
  readonly state: string;
  readonly results: readonly ResultCode[];
  readonly language: 'nl' | 'en';
};

const written = (iso: string): string => {
  const [year, month, day] = calendarDateAt(new Date(iso)).split('-');
  return `${Number(day)}-${Number(month)}-${year}`;
};

/** What a coordinator starts from: a short text and a full one, in plain words, of what the state and the results say. */
export function proposedTexts({
  reference,
  receivedAt,
  state,
  results,
  language,
}: TextFacts): { code: 'short' | 'full'; text: string }[] {
  const words = texts[language];
  const sentence = Object.hasOwn(words.state, state)
    ? words.state[state as keyof typeof words.state]
    : undefined;
  if (sentence === undefined) return [];
  const onlyNothing = results.length === 1 && results[0] === 'nothing-found';
  const opening = words.thanks.replace('{reference}', reference).replace('{date}', written(receivedAt));
  const outcome = results.map((result) => words.result[result]);
  const body = state === 'outcome-recorded' && onlyNothing ? outcome : [sentence, ...outcome];
  return [
    { code: 'full', text: [opening, ...body, words.why, words.again].join('\n\n') },
    { code: 'short', text: [opening, ...body].join(' ') },
  ];
}
