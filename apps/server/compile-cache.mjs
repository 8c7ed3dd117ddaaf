// Keeps what was compiled, and what is left of the files without their types, for the next start: half of a start is reading the program.
// Plain JavaScript: a first file in TypeScript would load what takes the types out before the cache is on. In the folder of the program,
// whose owner alone may write there; where nobody may, nothing is kept.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../dist/compiled', import.meta.url)));
