import './compile-cache.mjs';

await import('./cli.ts');
