import type { KeyboardEvent, ReactNode } from 'react';
import type { Form as FormState } from '#platform/web/forms/use-form.ts';
import { ErrorSummary } from './ErrorSummary.tsx';

function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const { currentTarget } = event;
  // After the field that heard the same key has handed over what was typed in it.
  queueMicrotask(() => currentTarget.requestSubmit());
}

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
    <form className="sk-form" noValidate aria-label={label} onSubmit={form.onSubmit} onKeyDown={sendByKey}>
      <ErrorSummary errors={form.errors} problem={form.problem} attempt={form.attempt} />
      {children}
    </form>
  );
}
