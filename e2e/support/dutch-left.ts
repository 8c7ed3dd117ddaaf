import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

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
