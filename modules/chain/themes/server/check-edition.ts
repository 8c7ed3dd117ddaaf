import { type FieldProblem, plainLetters, problem, refuse } from '#platform/kit/index.ts';
import {
  type EditBody,
  type Edition,
  type EditionIndicator,
  type ThemesContent,
  wordingFaults,
} from '../model/index.ts';

function codeProblems(content: ThemesContent, before: Edition, body: EditBody): FieldProblem[] {
  const setOf = (items: readonly { readonly code: string }[]) => new Set(items.map((item) => item.code));
  const lists = { processes: setOf(content.processes), departments: setOf(content.departments) };
  const sources = setOf(content.sources);
  const known = setOf(before.indicators);
  const unknown = (pointer: string, value: string): FieldProblem => ({
    pointer,
    code: 'unknown-value',
    params: { value },
  });
  const problems = body.indicators.flatMap((item, index) => {
    const at = `/indicators/${index}`;
    return [
      ...(item.code !== null && !known.delete(item.code) ? [unknown(`${at}/code`, item.code)] : []),
      ...(sources.has(item.source) ? [] : [unknown(`${at}/source`, item.source)]),
      ...(['processes', 'departments'] as const).flatMap((list) =>
        item[list].flatMap((code, place) =>
          lists[list].has(code) ? [] : [unknown(`${at}/${list}/${place}`, code)],
        ),
      ),
    ];
  });
  // Left out is not switched off: that would lose words that nobody chose to lose.
  const missing = [...known].map(
    (code): FieldProblem => ({ pointer: '/indicators', code: 'required', params: { value: code } }),
  );
  return [...problems, ...missing];
}

const slugOf = (text: string): string =>
  plainLetters(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);

/**
 * The edition that somebody asks for. Errors: `invalid-body` with every place: a text about somebody's background or with a score, a code
 * that the content does not know, an indicator that was left out.
 */
export function editionFrom(
  content: ThemesContent,
  before: Edition,
  body: EditBody,
  nextNumber: number,
): Edition {
  const errors = [...wordingFaults(content.wording, body), ...codeProblems(content, before, body)];
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
  const { expectedVersion: _, reason: __, indicators, ...words } = body;
  return {
    ...words,
    code: before.code,
    indicators: indicators.map(
      (item, index): EditionIndicator => ({
        ...item,
        code: item.code ?? `eigen-${slugOf(item.text)}-${nextNumber}-${index + 1}`,
      }),
    ),
  };
}
