// The first file of a thread when the package runs as it is written. Plain JavaScript: a first file in TypeScript would load what
// takes the types out, before the cache is on that holds all others without them.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./score-thread.ts');
