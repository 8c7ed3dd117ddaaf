import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '#platform/testing/browser.ts';
import { codesOn } from './codes-on-page.ts';
import { copyData } from './demo-once.ts';
import { complainWhenHidden } from './hidden-page.ts';
import { endProcess, startProcess } from './running-process.ts';
import { signInByRequests } from './sign-in.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const screens = join(root, 'dist', 'screens');
/** Drawing whole pages takes as long as walking them: pictures are made when somebody wants to look (SCHAKEL_SCREENS=1). */
const WITH_PICTURES = process.env.SCHAKEL_SCREENS === '1';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Somebody at work in a browser of their own. */
export type Desk = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes the tab and opens an address in another one. */
  reopen(path: string): Promise<void>;
  open(path: string): Promise<void>;
  /**
   * Answers what breaks accessibility on the page, and each code that stands where a word should; with SCHAKEL_SCREENS=1 keeps a picture of the whole of
   * it in `dist/screens`. `theirs`: text that somebody brought in and the page shows as it is.
   */
  look(name: string, theirs?: string): Promise<string[]>;
  /** What the browser complained about so far. */
  readonly complaints: string[];
};

/** How wide the window is, and whether the device asks for dark screens. */
type DeskOptions = { readonly width?: number; readonly dark?: boolean };

export type RunningProduct = {
  readonly url: string;
  readonly dataDirectory: string;
  /** What the process said until it was ready. */
  readonly said: string;
  /** A browser of somebody who has not signed in, at this address. */
  visit(address: string, options?: DeskOptions): Promise<Desk>;
  /** A browser in which somebody of the demo is signed in, before its first page. */
  signIn(username: string, options?: DeskOptions): Promise<Desk>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** After `kill`: the same data at the same address. */
  startAgain(): Promise<void>;
  /** The mails sent so far, oldest first, each as it would leave the machine. */
  mails(): Promise<string[]>;
  stop(): Promise<void>;
};

/**
 * The production build with its own data and a real browser. `settings`: by the names of the environment; with demo
 * unless they say otherwise, whose story was told before (`demo-once.ts`).
 */
export async function startRunningProduct(
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningProduct> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'schakel-e2e-'));
  const environment = {
    PORT: '0',
    SCHAKEL_DATA_DIR: dataDirectory,
    SCHAKEL_DEMO: '1',
    NODE_COMPILE_CACHE: inject('compileCache'),
    ...settings,
  };
  if (environment.SCHAKEL_DEMO === '1') await copyData(inject('demoData'), dataDirectory);
  const { url, child, said } = await startProcess(environment);
  let running = child;
  const browser = await launchBrowser();
  mkdirSync(screens, { recursive: true });
  return {
    url,
    dataDirectory,
    said,
    visit: async (address, options) => {
      const desk = await openDesk(browser, url, options);
      await desk.page.goto(address);
      return desk;
    },
    signIn: (username, options) => signIn(browser, url, username, options),
    kill: () => endProcess(running, 'SIGKILL'),
    startAgain: async () => {
      running = (await startProcess({ ...environment, PORT: new URL(url).port })).child;
    },
    mails: () => readMails(join(dataDirectory, 'mail')),
    stop: async () => {
      await browser.close();
      await endProcess(running, 'SIGTERM');
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function readMails(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const sent = names.filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(sent.map((name) => readFile(join(folder, name), 'utf8')));
}

async function openDesk(
  browser: Browser,
  url: string,
  { width = 1440, dark = false }: DeskOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 1000 },
    locale: 'nl-NL',
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(complainWhenHidden);
  const complaints: string[] = [];
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.text()} at ${message.location().url}`);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  };
  let page = await newPage();
  const open = async (path: string): Promise<void> => {
    await page.goto(url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  return {
    context,
    complaints,
    open,
    get page() {
      return page;
    },
    reopen: async (path) => {
      await page.close();
      page = await newPage();
      await open(path);
    },
    look: async (name, theirs = '') => {
      const file = `${name}-${width}${dark ? '-dark' : ''}.png`;
      if (WITH_PICTURES) await page.screenshot({ path: join(screens, file), fullPage: true });
      await page.evaluate(settled);
      return [...(await faultsOf(page)), ...(await codesOn(page, theirs))];
    },
  };
}

async function signIn(browser: Browser, url: string, username: string, options?: DeskOptions): Promise<Desk> {
  const desk = await openDesk(browser, url, options);
  await signInByRequests(desk.context.request, url, username);
  return desk;
}

/** In the page: until letters are there and nothing moves any more, for what fades in has no contrast yet. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.map((fault) =>
      `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`.slice(0, 600),
    );
  });
}
