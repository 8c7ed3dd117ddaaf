import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

type FewFiles = (entries: Record<string, string>, folder: string) => Promise<string>;
// Plain JavaScript, without types of its own.
const { fewFiles } = (await import(String(new URL('few-files.mjs', import.meta.url)))) as {
  fewFiles: FewFiles;
};

const AN_HOUR = 3600;
let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'few-files-'));
  write('main.ts', "import { word } from './word.ts';\nexport const said: string = word + '!';\n");
  write('word.ts', "export const word: string = 'one';\n");
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const at = (path: string): string => join(place, path);
function write(path: string, text: string, secondsAgo = 10): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
  age(path, secondsAgo);
}
function age(path: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds;
  utimesSync(at(path), then, then);
}

const make = (): Promise<string> => fewFiles({ main: at('main.ts') }, at('made'));
const saidBy = async (folder: string): Promise<string> =>
  ((await import(pathToFileURL(join(folder, 'main.js')).href)) as { said: string }).said;
const makings = (): string[] => readdirSync(at('made')).filter((name) => name !== 'made-of.json');

it('makes a file of a source and all that it imports, which does what they do', async () => {
  const folder = await make();
  expect(readdirSync(folder)).toEqual(['main.js']);
  expect(await saidBy(folder)).toBe('one!');
});

it('takes what was made before as long as no source has changed', async () => {
  expect(await make()).toBe(await make());
  expect(makings()).toHaveLength(1);
});

it('makes it anew when a source has changed, also to a text of the same length', async () => {
  const before = await make();
  write('word.ts', "export const word: string = 'two';\n", 5);
  const after = await make();
  expect(after).not.toBe(before);
  expect(await saidBy(after)).toBe('two!');
});

it('makes it anew when what was made is gone, or the note beside it cannot be read', async () => {
  rmSync(await make(), { recursive: true });
  expect(await saidBy(await make())).toBe('one!');
  writeFileSync(at('made/made-of.json'), '{"made":');
  expect(await saidBy(await make())).toBe('one!');
});

it('does not take a source for known that was changed while it was read', async () => {
  age('word.ts', -60);
  expect(await make()).not.toBe(await make());
});

it('leaves nothing behind of a source that is no program', async () => {
  write('word.ts', 'export const word: string = ;\n');
  await expect(make()).rejects.toThrow('word.ts');
  expect(makings()).toEqual([]);
});

it('gives each of two that make it at the same time a whole one', async () => {
  const [one, other] = await Promise.all([make(), make()]);
  expect([await saidBy(one), await saidBy(other)]).toEqual(['one!', 'one!']);
});

it('clears away what was made more than an hour ago, for what is still running may need the rest', async () => {
  const old = await make();
  write('word.ts', "export const word: string = 'two';\n", 5);
  const recent = await make();
  age(relative(place, old), AN_HOUR + 60);
  write('word.ts', "export const word: string = 'six';\n", 2);
  const newest = await make();
  expect(
    makings()
      .map((name) => join(at('made'), name))
      .sort(),
  ).toEqual([recent, newest].sort());
});

/** The command as it is, with a program of one sentence. */
function commandIn(folder: string): () => string {
  for (const name of ['main-from-source.mjs', 'few-files.mjs']) {
    mkdirSync(at(`${folder}/packages/linkage/command`), { recursive: true });
    copyFileSync(new URL(name, import.meta.url), at(`${folder}/packages/linkage/command/${name}`));
  }
  write(`${folder}/packages/linkage/engine/score-thread.ts`, 'export {};\n');
  write(
    `${folder}/packages/linkage/command/start.ts`,
    'export const start = async (): Promise<void> => console.log(import.meta.url);\n',
  );
  return () =>
    execFileSync(process.execPath, [at(`${folder}/packages/linkage/command/main-from-source.mjs`)], {
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: at('compiled') },
    });
}

it('starts the command from few files, and from its sources when those cannot be made', () => {
  const run = commandIn('installed');
  symlinkSync(new URL('../../../node_modules', import.meta.url), at('installed/node_modules'));
  expect(run()).toMatch(/dist\/linkage\/made-[^/]+\/start\.js\n$/);
  expect(commandIn('alone')()).toMatch(/packages\/linkage\/command\/start\.ts\n$/);
});
