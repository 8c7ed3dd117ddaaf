import { type FormEvent, useCallback, useId, useRef, useState } from 'react';
import { ApiProblem, type ProblemError } from '../api/api-problem.ts';
import { useProblemText } from '../problem-text.ts';

export type FormErrorLink = { pointer: string; id: string; message: string };

/** Props for one field of the design: spread it on TextField, SelectField, ... */
type FieldBinding<V> = {
  id: string;
  name: string;
  value: V;
  onValueChange: (value: V) => void;
  error: string | undefined;
};

export type FormOptions<T> = {
  /** Values and setter: `useState`, or a `useDraft` so that nothing is lost. */
  value: T;
  setValue: (next: T | ((before: T) => T)) => void;
  /** Checks before sending; pointers as the server would give them. */
  check?: (value: T) => ProblemError[];
  /** Sends. Throwing an ApiProblem shows its errors at the fields and in the summary. */
  submit: (value: T) => Promise<void>;
};

export type Form<T> = {
  value: T;
  set: <K extends keyof T & string>(key: K, value: T[K]) => void;
  /** Binding of a top-level value. */
  field: <K extends keyof T & string>(key: K) => FieldBinding<T[K]>;
  /** For nested values: the element id and the message that belong to a pointer (`/mentions/0/name`). */
  idAt: (pointer: string) => string;
  errorAt: (pointer: string) => string | undefined;
  /** A nested value was changed: what was wrong with it is no longer said. */
  forget: (pointer: string) => void;
  /** For ErrorSummary; counts up so that it takes the focus at every failed attempt. */
  errors: FormErrorLink[];
  attempt: number;
  /** What went wrong and does not belong to one field. */
  problem: ApiProblem | null;
  submitting: boolean;
  onSubmit: (event?: FormEvent) => Promise<void>;
};

/** What the checks say of a text that is not there, as of one that is wrong. */
const SAID_OF_EMPTY: ReadonlySet<string> = new Set(['too-short', 'wrong-type', 'invalid-date']);

/** What stands at a pointer (`/mentions/0/name`) in the value of a form. */
const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((here, key) => (here as Record<string, unknown> | null | undefined)?.[key], value);

/** Who left a field empty is asked to fill it in, not told that nothing is too short or no date. */
function plainly(value: unknown, errors: readonly ProblemError[]): ProblemError[] {
  return errors.map((error) => {
    const given = valueAt(value, error.pointer);
    const isEmpty = typeof given === 'string' && given.trim() === '';
    return isEmpty && SAID_OF_EMPTY.has(error.code) ? { pointer: error.pointer, code: 'required' } : error;
  });
}

/** A form with an error summary, errors at the fields, and one submit at a time. */
export function useForm<T>({ value, setValue, check, submit }: FormOptions<T>): Form<T> {
  const formId = useId();
  const { fieldErrorText } = useProblemText();
  const [found, setFound] = useState<readonly ProblemError[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [submitting, setSubmitting] = useState(false);
  const busy = useRef(false);

  const idAt = useCallback((pointer: string) => `${formId}${pointer.replaceAll('/', '-')}`, [formId]);
  const errorAt = (pointer: string) => {
    const error = found.find((one) => one.pointer === pointer);
    return error && fieldErrorText(error);
  };
  const forget = (pointer: string) =>
    setFound((errors) => errors.filter((error) => error.pointer !== pointer));
  const set: Form<T>['set'] = (key, next) => {
    setValue((before) => ({ ...before, [key]: next }));
    forget(`/${key}`);
  };
  const fail = (errors: readonly ProblemError[], cause: ApiProblem | null) => {
    setFound(plainly(value, errors));
    setProblem(cause);
    setAttempt((count) => count + 1);
  };

  const onSubmit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy.current) return;
    const errors = check?.(value) ?? [];
    if (errors.length > 0) return fail(errors, null);
    busy.current = true;
    setSubmitting(true);
    try {
      await submit(value);
      setFound([]);
      setProblem(null);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      fail(cause.errors, cause);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  };

  return {
    value,
    set,
    field: (key) => ({
      id: idAt(`/${key}`),
      name: key,
      value: value[key],
      onValueChange: (next) => set(key, next),
      error: errorAt(`/${key}`),
    }),
    idAt,
    errorAt,
    forget,
    errors: found.map((error) => ({
      pointer: error.pointer,
      id: idAt(error.pointer),
      message: fieldErrorText(error),
    })),
    attempt,
    problem,
    submitting,
    onSubmit,
  };
}
