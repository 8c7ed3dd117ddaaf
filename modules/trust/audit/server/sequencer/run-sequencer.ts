import { setTimeout as delay } from 'node:timers/promises';
import { isClockBehind, type SequencerParts, type Step, sequenceStep } from './sequence-step.ts';

/** Milliseconds between two looks at what waits: with the work itself, no entry waits five seconds. */
const BETWEEN = 1_500;

export type Sequencer = { stop(): Promise<void> };

export type RunOptions = {
  /** For the log of the product; the same word is told once until another comes. */
  readonly onError: (message: string) => void;
  readonly between?: number;
};

const warningOf = (step: Step): string | undefined => {
  if (isClockBehind(step))
    return `audit: the clock stands ${Math.round(step.clockBehind / 1000)} s behind the last checkpoint`;
  if (step.backDated > 0) return `audit: ${step.backDated} events are dated before the last checkpoint`;
  return undefined;
};

/** Does steps until nothing waits that another sequencer does not have in hand. */
export async function sequenceAll(parts: SequencerParts): Promise<Step> {
  for (;;) {
    const step = await sequenceStep(parts);
    if (!step.more) return step;
  }
}

/**
 * Gives entries their place, for as long as the product runs. An error is told, and tried again: what waits is kept in the
 * database. A second sequencer on the same database waits its turn.
 */
export function runSequencer(parts: SequencerParts, options: RunOptions): Sequencer {
  const stopped = new AbortController();
  let told: string | undefined;
  const tell = (message: string | undefined): void => {
    if (message !== undefined && message !== told) options.onError(message);
    told = message;
  };
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const step = await sequenceStep(parts);
        tell(warningOf(step));
        if (step.more) continue;
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
      await delay(options.between ?? BETWEEN, undefined, { signal: stopped.signal, ref: false }).catch(
        () => undefined,
      );
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
