import { setTimeout as pause } from 'node:timers/promises';
import { loadMasterKey } from '#platform/server/files/index.ts';
import { openPool } from '#platform/server/index.ts';
import { sequenceStep } from '../server/index.ts';

/*
 * A sequencer in a process of its own, to be killed at any moment. It says `ready` and then gives places, a few at a time,
 * until nobody needs it any more. Usage: node sequencer-process.ts <connection of the system role> <data directory>
 */
const [connectionString = '', dataDirectory = ''] = process.argv.slice(2);
const system = openPool({ connectionString, max: 1, applicationName: 'schakel-test' }, () => undefined);
const masterKey = await loadMasterKey({ dataDirectory });
const parts = { pools: { system }, masterKey, clock: { now: () => new Date() } };
await system.query('select 1');
process.stdout.write('ready\n');
for (;;) {
  const step = await sequenceStep(parts, { most: 7 });
  if (!step.more) await pause(5);
}
