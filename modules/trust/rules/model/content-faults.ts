import type { FieldProblem, ProblemCode } from '#platform/kit/index.ts';
import type { ContentProblem } from '../../purposes/model/index.ts';

/** What was looked for and not found, with the problem whose sentence says so. */
const BY_EXPECTED: Readonly<Record<string, ProblemCode>> = {
  'organisation-type': 'unknown-party',
  role: 'unknown-role',
  purpose: 'unknown-purpose',
  phase: 'unknown-phase',
  'data-category': 'unknown-category',
  condition: 'unknown-condition',
  law: 'unknown-law',
  article: 'unknown-article',
  source: 'unknown-source',
  term: 'unknown-rule-term',
  rule: 'unknown-rule',
  circumstance: 'unknown-circumstance',
  'party of the purpose': 'party-outside-purpose',
  'category of the purpose': 'category-outside-purpose',
  'not before validFrom': 'ends-before-begin',
  'a source that was read': 'source-not-read',
  'one purpose': 'one-purpose-needed',
};

const codeOf = (fault: ContentProblem): ProblemCode => {
  if (fault.code === 'duplicate-code') return 'named-twice';
  if (fault.code === 'invalid-shape') return 'wrong-type';
  return BY_EXPECTED[fault.expected ?? ''] ?? 'unknown-value';
};

/** Mistakes in content as problems of a request, one for each place: `at` is where the content stands in its body. */
export const faultsOf = (found: readonly ContentProblem[], at: string): FieldProblem[] =>
  found
    .filter((fault, index) => found.findIndex((one) => one.pointer === fault.pointer) === index)
    .map((fault) => ({
      pointer: `${at}${fault.pointer}`,
      code: codeOf(fault),
      ...(fault.value === undefined ? {} : { params: { value: fault.value } }),
    }));
