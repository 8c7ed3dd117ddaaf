import type { ReactNode } from 'react';
import type { Form as FormState } from '#platform/web/forms/use-form.ts';
import { ErrorSummary } from './ErrorSummary.tsx';

/** A form with its summary. Ctrl+Enter sends from anywhere in it. */
export function Form<T>({
  form,
  label,
  children,
}: {
  form: FormState<T>;
  label: string;
  children: ReactNode;
}) {
  return (
    <form
      className="sk-form"
      noValidate
      aria-label={label}
      onSubmit={form.onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.onSubmit(event);
      }}
    >
      <ErrorSummary errors={form.errors} problem={form.problem} attempt={form.attempt} />
      {children}
    </form>
  );
}
