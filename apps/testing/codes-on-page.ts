import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Under these keys of the content stands a code, or a list of them. */
const CODE_KEYS: ReadonlySet<string> = new Set(['code', 'kind', 'outcome', 'startEvent', 'action', 'by']);
/** Under these stands how a person calls it. */
const TITLE_KEYS: ReadonlySet<string> = new Set(['title', 'titleEn', 'text', 'textEn']);
/** Words of two parts: one word alone may be an ordinary word of the sentence around it. */
const CODE = /[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+/g;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const read = (path: string): Json => JSON.parse(readFileSync(root + path, 'utf8'));

function visit(json: Json, see: (key: string, text: string) => void, key = ''): void {
  if (typeof json === 'string') see(key, json);
  else if (Array.isArray(json)) for (const each of json) visit(each, see, key);
  else if (json !== null && typeof json === 'object')
    for (const [name, each] of Object.entries(json)) visit(each, see, name);
}

const codesIn = (text: string): readonly string[] => text.match(CODE) ?? [];

/**
 * Codes of the content that no reader should meet: of roles, purposes, kinds of organisations and records, categories, conditions, indicators,
 * measures, barriers. What the texts of the interface or the titles of the content say themselves ("hit/no-hit") is a word, not a code.
 */
function knownCodes(): ReadonlySet<string> {
  const codes = new Set<string>();
  const words = new Set<string>();
  for (const path of globSync('content/*.json', { cwd: root })) {
    visit(read(path), (key, text) => {
      if (CODE_KEYS.has(key)) for (const code of codesIn(text)) codes.add(code);
      if (TITLE_KEYS.has(key)) for (const word of codesIn(text)) words.add(word);
    });
  }
  for (const path of globSync('{modules,apps,platform}/**/{nl,en}.json', { cwd: root })) {
    visit(read(path), (_, text) => {
      for (const word of codesIn(text)) words.add(word);
    });
  }
  return codes.difference(words);
}

let known: ReadonlySet<string> | undefined;

/** In the page: every piece of text that a person sees or hears, also of fields. */
function piecesOf(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) pieces.push(walker.currentNode.nodeValue ?? '');
  for (const name of ['aria-label', 'title', 'placeholder']) {
    for (const element of document.querySelectorAll(`[${name}]`))
      pieces.push(element.getAttribute(name) ?? '');
  }
  return pieces;
}

/** Pieces of text on the page in which a code stands instead of its word, each with the code. `theirs`: as `codesAmong`. */
export async function codesOn(page: Page, theirs: string): Promise<string[]> {
  return codesAmong(await page.evaluate(piecesOf), theirs);
}

/** The same, of pieces of text. `theirs`: what somebody brought in and the page shows as it is, such as a file; words in it are theirs. */
export function codesAmong(pieces: readonly string[], theirs = ''): string[] {
  known ??= knownCodes();
  return pieces.flatMap((piece) =>
    codesIn(piece)
      .filter((code) => known?.has(code) && !theirs.includes(code))
      .map((code) => `code instead of a word: ${code} in "${piece.trim().slice(0, 160)}"`),
  );
}
