#!/usr/bin/env node
import { engine } from './engine.ts';
import { dropUnfinished } from './output.ts';
import { run } from './run.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    dropUnfinished();
    process.exit(1);
  });
}

export const start = async (): Promise<void> => {
  process.exitCode = await run(process.argv.slice(2), engine, { out: process.stdout, tell: process.stderr });
};
