import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { systemClock } from '#platform/kit/clock.ts';
import { type Draft, useDraft } from '#platform/web/index.ts';
import { narrativeLimit } from '../../model/codes.ts';
import { draftsQuery, keepDraft, removeDraft } from '../signals-api.ts';
import { type IntakeValue, isEmptyIntake } from './intake-value.ts';

const PAUSE_MS = 1500;

export type IntakeDraft = Draft<IntakeValue> & {
  /** Kept on the server as well, so that another device can go on with it. */
  serverSavedAt: Date | null;
  /** No more saving: the signal is being sent, and a late save would bring the draft back. */
  stop: () => Promise<void>;
  /** Sending failed: saving goes on. */
  resume: () => void;
  throwAway: () => Promise<void>;
};

/**
 * What is typed is kept on this device at once, and on the server when typing pauses. The device has the last word when a tab is opened
 * again: it is never older.
 */
export function useIntakeDraft(key: string, initial: IntakeValue): IntakeDraft {
  const client = useQueryClient();
  const draft = useDraft<IntakeValue>(key, initial);
  const [serverSavedAt, setServerSavedAt] = useState<Date | null>(null);
  const stopped = useRef(false);
  const last = useRef(0);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const { value, dirty } = draft;

  useEffect(() => {
    if (!dirty || isEmptyIntake(value) || value.narrative.length > narrativeLimit) return;
    const timer = setTimeout(() => {
      const turn = ++last.current;
      // In turn: an older text that was repeated while the line was down must not come after a newer one, or after sending.
      running.current = running.current.then(async () => {
        if (stopped.current || turn !== last.current) return;
        await keepDraft(value.draftId, value).then(
          () => setServerSavedAt(systemClock.now()),
          // The device has it; the next pause tries again.
          () => undefined,
        );
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, dirty]);

  const stop = useCallback(async () => {
    stopped.current = true;
    await running.current;
  }, []);
  const resume = useCallback(() => {
    stopped.current = false;
  }, []);
  const { discard } = draft;
  const throwAway = useCallback(async () => {
    await stop();
    discard();
    await removeDraft(value.draftId).catch(() => undefined);
    await client.invalidateQueries({ queryKey: draftsQuery.queryKey });
  }, [stop, discard, value.draftId, client]);

  return { ...draft, serverSavedAt, stop, resume, throwAway };
}
