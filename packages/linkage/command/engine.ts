import { existsSync } from 'node:fs';
import type { Engine } from './engine-port.ts';
import { CommandFailure } from './failure.ts';

const door = new URL('../index.ts', import.meta.url);

const absent = (): never => {
  throw new CommandFailure('The engine is not there yet (packages/linkage/index.ts).');
};

/** The engine behind the package's door. To be an ordinary import as soon as that door is there. */
export const engine: Engine = existsSync(door)
  ? ((await import(door.href)) as Engine)
  : { dedupe: absent, link: absent };
