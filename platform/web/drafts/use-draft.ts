import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { systemClock } from '#platform/kit/clock.ts';
import { useSession } from '../session.ts';
import { createDraftStore } from './draft-store.ts';

const WAIT_MS = 400;

export type Draft<T> = {
  value: T;
  setValue: (next: T | ((before: T) => T)) => void;
  /** When it was last kept on this device; null as long as nothing was typed. */
  savedAt: Date | null;
  /** True when this page began with a draft from before. */
  restored: boolean;
  /** The device refused to keep it. */
  failed: boolean;
  dirty: boolean;
  /** Back to the beginning; the kept draft is gone. Also call it after the server has the record. */
  discard: () => void;
};

/** Whose drafts these are: another appointment is another desk. */
function useDraftOwner(): string {
  const session = useSession();
  return `${session.person.id}:${session.appointment.id}`;
}

/**
 * State that survives a closed tab: kept on this device while typing, at the latest 400 ms after the last key,
 * and at once when the page is hidden. `key` names the form and the record (`signals/new`).
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const owner = useDraftOwner();
  const store = useMemo(() => createDraftStore(localStorage), []);
  const [kept] = useState(() => store.read<T>(owner, key));
  const [value, setState] = useState<T>(kept?.value ?? initial);
  const [savedAt, setSavedAt] = useState<Date | null>(kept ? new Date(kept.savedAt) : null);
  const [failed, setFailed] = useState(false);
  const [dirty, setDirty] = useState(kept !== null);
  const pending = useRef<{ value: T } | null>(null);

  const flush = useCallback(() => {
    if (pending.current === null) return;
    const now = systemClock.now();
    const written = store.write(owner, key, pending.current.value, now);
    pending.current = null;
    setFailed(!written);
    if (written) setSavedAt(now);
  }, [store, owner, key]);

  const setValue = useCallback((next: T | ((before: T) => T)) => {
    setState((before) => {
      const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
      pending.current = { value: after };
      return after;
    });
    setDirty(true);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new value starts the wait again
  useEffect(() => {
    const timer = setTimeout(flush, WAIT_MS);
    return () => clearTimeout(timer);
  }, [value, flush]);

  useEffect(() => {
    const onHide = () => flush();
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
      onHide();
    };
  }, [flush]);

  const initialRef = useRef(initial);
  const discard = useCallback(() => {
    pending.current = null;
    store.remove(owner, key);
    setState(initialRef.current);
    setSavedAt(null);
    setDirty(false);
  }, [store, owner, key]);

  return { value, setValue, savedAt, restored: kept !== null, failed, dirty, discard };
}
