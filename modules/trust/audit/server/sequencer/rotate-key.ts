import { withSystemScope } from '#platform/server/index.ts';
import { rotateLogKey } from './log-key.ts';
import type { SequencerParts } from './sequence-step.ts';
import { lastCheckpoint, waitForSequencing } from './sequencer-queries.ts';

/** Lets a new key sign the log from the next checkpoint on; gives its public half. Errors: LogKeyError. */
export const rotateKey = (parts: SequencerParts): Promise<string> =>
  withSystemScope(parts.pools.system, 'rotate the key of the audit log', async (system) => {
    await waitForSequencing(system);
    const last = await lastCheckpoint(system);
    return rotateLogKey(system, parts.masterKey, last?.size ?? 0, parts.clock.now().toISOString());
  });
