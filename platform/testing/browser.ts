import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Chromium without its own windows and menus, as Debian packs it: a page costs a third of the processor time. */
const SHELL = 'chromium-headless-shell';
const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The settings under which every journey runs: no network of its own, no graphics card, no sandbox for root. */
const browserFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Chromium is, without fetching anything: `CHROMIUM_PATH`, PATH, or Playwright's own download. */
export function findChromium(environment: Environment = process.env): string | undefined {
  const chosen = environment.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, which is not a program`);
  }
  const folders = (environment.PATH ?? '').split(delimiter);
  for (const name of names) {
    for (const folder of folders) if (isExecutable(join(folder, name))) return join(folder, name);
  }
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/**
 * As `findChromium`; fetches what is missing. Where we are root, Debian's shell by apt, also beside a Chromium with windows:
 * journeys take half as long in it. Else Playwright's own Chromium, when there is none at all.
 */
export function ensureChromium(): string {
  const present = findChromium();
  if (present && (process.env.CHROMIUM_PATH || present.endsWith(SHELL))) return present;
  installByApt(SHELL);
  if (!findChromium()) installByPlaywright();
  if (!findChromium()) installByApt('chromium');
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'Chromium was not found and could not be installed; set CHROMIUM_PATH to a Chromium or Chrome',
  );
}

function installByApt(name: string): void {
  if (process.getuid?.() !== 0) return;
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', name];
  if (attempt('apt-get', install)) return;
  if (attempt('apt-get', ['update', '--quiet'])) attempt('apt-get', install);
}

function installByPlaywright(): void {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  attempt(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium']);
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: findChromium() ?? ensureChromium(),
    headless: true,
    args: [...browserFlags],
  });
}

function attempt(command: string, words: readonly string[]): boolean {
  const { status } = spawnSync(command, words, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 180_000,
  });
  return status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
