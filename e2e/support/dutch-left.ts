import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from '#apps/testing/running-product.ts';
import { sure } from './call.ts';

type Texts = { readonly [key: string]: string | Texts };

const textsOf = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : textsOf(text)));

const inLanguage = (language: 'nl' | 'en'): Set<string> =>
  new Set(
    globSync(`{modules,apps,platform}/**/${language}.json`).flatMap((path) =>
      textsOf(JSON.parse(readFileSync(path, 'utf8'))),
    ),
  );

/** Pieces of text on the page that stand among the Dutch texts of the interface and not among the English ones. */
export async function dutchLeftOn(page: Page): Promise<string[]> {
  const pieces = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.nodeValue?.trim() ?? '');
    return found;
  });
  const dutchOnly = inLanguage('nl').difference(inLanguage('en'));
  return pieces.filter((piece) => dutchOnly.has(piece));
}

/**
 * Somebody turns to English and opens a page: nothing breaks accessibility, and no Dutch of the interface is left.
 * `data`: what stands there because somebody wrote it, and is not translated.
 */
export async function readsNoDutch(
  desk: Desk,
  path: string,
  shows: string,
  name: string,
  data: readonly string[] = [],
): Promise<void> {
  await sure(desk.page, 'PATCH', '/session', { language: 'en' });
  await desk.open(path);
  await desk.page.getByText(shows).first().waitFor();
  expect(await desk.look(name)).toEqual([]);
  expect((await dutchLeftOn(desk.page)).filter((piece) => !data.includes(piece))).toEqual([]);
}
