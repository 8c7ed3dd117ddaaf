import { useCallback, useState } from 'react';
import { isApiProblem } from '../api/api-problem.ts';

export type StaleConflict<T> = {
  /** Both versions while the question is open. */
  open: { mine: T; current: T } | null;
  /** True when the problem was a stale version: it is now open, and needs no other message. */
  caught: (cause: unknown, mine: T) => boolean;
  close: () => void;
};

/** Somebody changed the record while you were typing: keeps both versions for `ConflictDialog` of platform/ui. */
export function useStaleConflict<T>(): StaleConflict<T> {
  const [open, setOpen] = useState<{ mine: T; current: T } | null>(null);
  const caught = useCallback((cause: unknown, mine: T) => {
    if (!isApiProblem(cause, 'stale-version') || cause.current === undefined) return false;
    setOpen({ mine, current: cause.current as T });
    return true;
  }, []);
  return { open, caught, close: useCallback(() => setOpen(null), []) };
}
