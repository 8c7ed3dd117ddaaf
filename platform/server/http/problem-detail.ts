import type { Problem, ProblemParams } from '../../kit/index.ts';

export type ProblemLanguage = 'nl' | 'en';

/** A sentence per code, with `{{name}}` where a param goes; for people, in the languages of the product. */
export type ProblemSentences = Readonly<Record<ProblemLanguage, Readonly<Record<string, string>>>>;

/** More would no longer be read; `errors` has them all. */
const MOST_FIELDS = 5;

/** The language that a request lists first, else Dutch. */
export const problemLanguage = (acceptLanguage: string | undefined): ProblemLanguage =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'nl';

/** The sentence of a code, or undefined when there is none or a blank stays empty. */
function sentenceOf(
  sentences: Readonly<Record<string, string>>,
  code: string,
  params: ProblemParams = {},
): string | undefined {
  const filled = sentences[code]?.replaceAll(/\{\{(\w+)\}\}/g, (blank, name: string) =>
    String(params[name] ?? blank),
  );
  return filled?.includes('{{') ? undefined : filled;
}

/** What `detail` says: the sentence of the problem, then each field with its own, by its pointer. */
export function problemDetail(
  given: Pick<Problem, 'code' | 'params' | 'errors'>,
  sentences: Readonly<Record<string, string>>,
): string {
  const fields = (given.errors ?? []).slice(0, MOST_FIELDS).flatMap(({ pointer, code, params }) => {
    const sentence = sentenceOf(sentences, code, params);
    return sentence === undefined ? [] : [`${pointer}: ${sentence}`];
  });
  const whole = sentenceOf(sentences, given.code, given.params) ?? `${given.code.replaceAll('-', ' ')}.`;
  return [whole, ...fields].join(' ');
}
