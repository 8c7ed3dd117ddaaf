import { useEffect, useRef } from 'react';
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

/** All that is wrong, above the form; each line goes to its field. */
export function ErrorSummary({ errors, problem = null, attempt }: ErrorSummaryProps) {
  const { t } = uiTexts.useText();
  const { problemText } = useProblemText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
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
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
