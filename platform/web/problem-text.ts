import { ApiProblem, type ProblemError } from './api/api-problem.ts';
import { platformTexts } from './platform-texts.ts';
import type { TextValues } from './texts.ts';

export type ProblemText = {
  /** A sentence for any failure, also one nobody foresaw. */
  problemText: (cause: unknown) => string;
  fieldErrorText: (error: ProblemError) => string;
};

function valuesOf(params: Record<string, unknown> = {}): TextValues {
  const kept = Object.entries(params).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return Object.fromEntries(kept) as TextValues;
}

/** Words for problem codes: `problem.<code>` in the text files of platform/web. */
export function useProblemText(): ProblemText {
  const { t, maybe } = platformTexts.useText();
  return {
    problemText: (cause) => {
      if (!(cause instanceof ApiProblem)) return t('problem.internal');
      return maybe(`problem.${cause.code}`, valuesOf(cause.body.params)) ?? t('problem.internal');
    },
    fieldErrorText: (error) =>
      maybe(`problem.${error.code}`, valuesOf(error.params)) ?? t('problem.invalid-value'),
  };
}
