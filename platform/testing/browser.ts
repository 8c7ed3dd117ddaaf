import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    for (const name of names) if (isExecutable(join(folder, name))) return join(folder, name);
  }
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/** As `findChromium`; fetches it when it is nowhere: by Playwright, else by apt where we are root. */
export function ensureChromium(): string {
  const present = findChromium();
  if (present) return present;
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
  attempt(process.execPath, [playwright, 'install', 'chromium']);
  if (!findChromium() && process.getuid?.() === 0) {
    attempt('apt-get', ['update', '--quiet']);
    attempt('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']);
  }
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'Chromium was not found and could not be installed; set CHROMIUM_PATH to a Chromium or Chrome',
  );
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: ensureChromium(), headless: true, args: [...browserFlags] });
}

function attempt(command: string, words: readonly string[]): void {
  spawnSync(command, words, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
