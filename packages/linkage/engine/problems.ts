import type * as v from 'valibot';

/** What is wrong at one place of what was given. */
export type Problem = { readonly path: readonly PropertyKey[]; readonly message: string };

type Issue = v.BaseIssue<unknown>;

const OWN_WORDS = ['check', 'finite', 'regex'];

function sentence({ type, message, expected, received }: Issue): string {
  if (OWN_WORDS.includes(type)) return message;
  if (expected === 'never') return 'is not known';
  if (received === 'undefined' && message.startsWith('Invalid key')) return 'expected a value';
  const what = expected?.replace(/^\((.*)\)$/, '$1') ?? 'something else';
  return type.endsWith('_length') ? `expected a length of ${what}` : `expected ${what}`;
}

/** What a schema found, in words that fit behind the place. */
export const problemsOf = (issues: readonly Issue[]): Problem[] =>
  issues.map((issue) => ({
    path: issue.path?.map(({ key }) => key as PropertyKey) ?? [],
    message: sentence(issue),
  }));
