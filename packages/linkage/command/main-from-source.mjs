// Starts the command as it is written. Plain JavaScript: a first file in TypeScript would load what takes the types out, before the
// cache is on that holds all others without them; that takes longer than linking a small file.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { start } = await import('./start.ts');
await start();
