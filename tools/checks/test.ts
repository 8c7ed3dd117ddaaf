// `npm test`: every check in order. `npm test -- lint unit` runs parts; further words are parts of file names.
import { join } from 'node:path';
import { ensureChromium } from '#platform/testing/browser.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkBundle } from './bundle.ts';
import type { Findings } from './findings.ts';
import { checkGlossary } from './glossary.ts';
import { commandOf, runScript } from './programs.ts';
import { repository } from './sources.ts';
import { checkTexts } from './texts.ts';
import { runVitest, type Score } from './vitest-part.ts';

interface Part {
  readonly name: string;
  readonly what: string;
  readonly run: (filters: readonly string[]) => Promise<Score>;
}

const one = (right: boolean): Score => (right ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

async function own(findings: Findings | Promise<Findings>): Promise<Score> {
  const { seen, problems } = await findings;
  for (const problem of problems) console.log(`  ${problem}`);
  console.log(`  looked at ${seen}`);
  return one(problems.length === 0);
}

async function program(packageName: string, command: string, words: readonly string[]): Promise<Score> {
  return one((await runScript(commandOf(packageName, command), words)) === 0);
}

async function build(): Promise<Score> {
  const built = await program('vite', 'vite', [
    'build',
    '--config',
    'apps/web/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
  const small = built.passed ? await own(checkBundle(join(repository, 'dist', 'web'))) : one(false);
  return { passed: built.passed + small.passed, failed: built.failed + small.failed };
}

async function journeys(filters: readonly string[]): Promise<Score> {
  console.log(`  in ${ensureChromium()}`);
  return await runVitest(['e2e'], filters);
}

const parts: readonly Part[] = [
  { name: 'types', what: 'TypeScript', run: () => program('typescript', 'tsc', ['--noEmit']) },
  { name: 'lint', what: 'format and lint', run: () => program('@biomejs/biome', 'biome', ['check', '.']) },
  { name: 'boundaries', what: 'who imports whom', run: () => own(checkBoundaries(repository)) },
  {
    name: 'knip',
    what: 'files and packages that nothing uses',
    run: () => program('knip', 'knip', ['--no-progress']),
  },
  { name: 'glossary', what: 'every noun is explained', run: () => own(checkGlossary(repository)) },
  { name: 'texts', what: 'both languages, no names of places', run: () => own(checkTexts(repository)) },
  { name: 'unit', what: 'tests without input or output', run: (filters) => runVitest(['unit'], filters) },
  { name: 'component', what: 'tests of screens', run: (filters) => runVitest(['component'], filters) },
  { name: 'integration', what: 'tests on PostgreSQL', run: (filters) => runVitest(['integration'], filters) },
  { name: 'build', what: 'the web application and its size', run: build },
  { name: 'e2e', what: 'journeys in Chromium', run: journeys },
];

async function runPart(part: Part, filters: readonly string[]): Promise<Score> {
  console.log(`\n== ${part.name}: ${part.what}`);
  const started = performance.now();
  const score = await part.run(filters).catch((error: unknown) => {
    console.log(`  ${error instanceof Error ? error.message : String(error)}`);
    return one(false);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `-- ${part.name}: ${score.failed === 0 ? 'in order' : `${score.failed} FAILED`} (${seconds} s)`,
  );
  return score;
}

const words = process.argv.slice(2);
const names = new Set(parts.map(({ name }) => name));
const chosen = words.filter((word) => names.has(word));
const filters = words.filter((word) => !names.has(word));
const broken: string[] = [];
let passed = 0;
let failed = 0;
for (const part of parts) {
  if (chosen.length > 0 && !chosen.includes(part.name)) continue;
  const score = await runPart(part, filters);
  if (score.failed > 0) broken.push(part.name);
  passed += score.passed;
  failed += score.failed;
}
if (broken.length > 0) console.log(`\nNot in order: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
