import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vite = join(root, 'node_modules/vite/bin/vite.js');
const settings = join(root, 'apps/web/vite.config.ts');

export const webDirectory = join(root, 'dist/web');

const sources = [
  'apps/web',
  'modules',
  'packages',
  'platform/web',
  'platform/ui',
  'platform/kit',
  'package-lock.json',
];
const ofTheWeb = /\.(tsx?|css|json|html|svg|png|woff2)$/;
const notOfTheWeb = /(^|[\\/])(server|db|fixtures)[\\/]|\.(test|e2e)\.tsx?$/;

async function newestChange(): Promise<number> {
  let newest = 0;
  for (const source of sources) {
    const place = join(root, source);
    const entry = await stat(place).catch(() => undefined);
    if (entry === undefined) continue;
    if (entry.isFile()) {
      newest = Math.max(newest, entry.mtimeMs);
      continue;
    }
    for (const file of await readdir(place, { recursive: true })) {
      if (!ofTheWeb.test(file) || notOfTheWeb.test(file)) continue;
      newest = Math.max(newest, (await stat(join(place, file)).catch(() => undefined))?.mtimeMs ?? 0);
    }
  }
  return newest;
}

/** Beside its place and then swapped: a build that is cut off, or two at once, leave whole pages. */
async function putInPlace(unfinished: string): Promise<void> {
  const earlier = `${webDirectory}.earlier-${process.pid}`;
  await rename(webDirectory, earlier).catch(() => undefined);
  await rename(unfinished, webDirectory).catch(() => undefined);
  await rm(earlier, { recursive: true, force: true });
  await rm(unfinished, { recursive: true, force: true });
}

/** Runs the builder. Returns its last lines when it failed. */
async function build(into: string): Promise<string | undefined> {
  const output: string[] = [];
  const command = [
    vite,
    'build',
    '--config',
    settings,
    '--logLevel',
    'warn',
    '--outDir',
    into,
    '--emptyOutDir',
  ];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => output.push(part.toString()));
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  return code === 0 ? undefined : output.join('').trim().split('\n').slice(-6).join('\n');
}

/** Builds the pages when they are missing or older than their sources. A delivered product has them built and no sources of the builder. */
export async function buildWeb(report: (line: string) => void): Promise<void> {
  const built = await stat(join(webDirectory, 'index.html')).catch(() => undefined);
  const canBuild = existsSync(vite) && existsSync(settings);
  if (!canBuild || (built !== undefined && built.mtimeMs >= (await newestChange()))) return;
  report('Building the pages ...');
  const unfinished = `${webDirectory}.unfinished-${process.pid}`;
  const failure = await build(unfinished);
  if (failure === undefined) return putInPlace(unfinished);
  await rm(unfinished, { recursive: true, force: true });
  if (built === undefined) throw new StartError(`The pages could not be built:\n${failure}`);
  report(`The pages could not be built again, so the earlier ones are shown:\n${failure}`);
}
