import { enableCompileCache } from 'node:module';

// Reading and compiling the program takes longer than linking a small file: the second run need not do it again.
enableCompileCache();
const { start } = await import('./start.ts');
await start();
