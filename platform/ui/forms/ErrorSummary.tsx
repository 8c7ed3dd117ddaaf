import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ApiProblem } from '#platform/web/api/api-problem.ts';
import type { FormErrorLink } from '#platform/web/forms/use-form.ts';
import { useProblemText } from '#platform/web/problem-text.ts';
import { uiTexts } from '../ui-texts.ts';

export type ErrorSummaryProps = {
  errors: readonly FormErrorLink[];
  problem?: ApiProblem | null;
  /** Counts up with every failed attempt: the summary then takes the focus. */
  attempt: number;
};

/** What a field is called on the screen; undefined when nothing names it. */
function nameOf(id: string): string | undefined {
  const field = document.getElementById(id);
  const label =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
      ? field.labels?.[0]
      : field?.querySelector('legend');
  return label?.textContent?.trim() || undefined;
}

/** The names of the fields that are wrong, as they stand on the page by then. */
function useFieldNames(errors: readonly FormErrorLink[]): Readonly<Record<string, string | undefined>> {
  const [names, setNames] = useState<Record<string, string | undefined>>({});
  useLayoutEffect(() => {
    const found = Object.fromEntries(errors.map(({ id }) => [id, nameOf(id)]));
    if (errors.some(({ id }) => found[id] !== names[id])) setNames(found);
  });
  return names;
}

/** All that is wrong, above the form; each line names its field and goes to it. */
export function ErrorSummary({ errors, problem = null, attempt }: ErrorSummaryProps) {
  const { t } = uiTexts.useText();
  const { problemText } = useProblemText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  const names = useFieldNames(errors);
  if (errors.length === 0 && problem === null) return null;
  // A field can be wrong twice in the same way: one line is enough to get there.
  const lines = [...new Map(errors.map((error) => [`${error.pointer} ${error.message}`, error]))];
  return (
    <div className="sk-errors" role="alert" ref={box} tabIndex={-1}>
      <h2>{errors.length > 0 ? t('errors.title', { count: lines.length }) : t('errors.failed')}</h2>
      {problem && errors.length === 0 && <p>{problemText(problem)}</p>}
      {errors.length > 0 && (
        <ul>
          {lines.map(([key, error]) => (
            <li key={key}>
              <a
                href={`#${error.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(error.id)?.focus();
                }}
              >
                {names[error.id] === undefined ? '' : `${names[error.id]}: `}
                <span>{error.message}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
