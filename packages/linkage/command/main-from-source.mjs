// Starts the command as it is written: from few files that are made of its sources, or from these when that cannot be.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fewFiles } from './few-files.mjs';

const sources = join(import.meta.dirname, '..');

const made = () =>
  fewFiles(
    { start: join(sources, 'command/start.ts'), 'score-thread': join(sources, 'engine/score-thread.ts') },
    join(sources, '../../dist/linkage'),
  ).then(
    (folder) => pathToFileURL(join(folder, 'start.js')).href,
    () => './start.ts',
  );

enableCompileCache();
const { start } = await import(await made());
await start();
