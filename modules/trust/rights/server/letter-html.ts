import { type Html, html } from '#platform/server/index.ts';
import type { LetterBlock } from '../model/index.ts';

const STYLE = `body{font:11pt/1.5 "Noto Sans",Arial,sans-serif;color:#111;max-width:42rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5em;line-height:1.25}h2{font-size:1.2em;margin-top:1.5em}h3{font-size:1em;margin-bottom:.25em}
ul{margin:.25em 0 .75em;padding-left:1.25em}@page{size:A4;margin:22mm}@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}li{break-inside:avoid}}`;

function grouped(blocks: readonly LetterBlock[]): Html[] {
  const out: Html[] = [];
  let items: Html[] = [];
  const flush = (): void => {
    if (items.length > 0) out.push(html`<ul>${items}</ul>`);
    items = [];
  };
  for (const { kind, text } of blocks) {
    if (kind === 'item') {
      items.push(html`<li>${text}</li>`);
      continue;
    }
    flush();
    if (kind === 'title') out.push(html`<h1>${text}</h1>`);
    else if (kind === 'heading') out.push(html`<h2>${text}</h2>`);
    else if (kind === 'subheading') out.push(html`<h3>${text}</h3>`);
    else out.push(html`<p>${text}</p>`);
  }
  flush();
  return out;
}

/** The letter as a page that a screen reader reads in order and a printer prints on A4. */
export function letterPage(blocks: readonly LetterBlock[], language: 'nl' | 'en', above?: Html): string {
  const title = blocks.find((block) => block.kind === 'title')?.text ?? '';
  const page =
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>`.markup;
  return `<!doctype html>${page}<style>${STYLE}</style></head><body>${above?.markup ?? ''}<main>${grouped(
    blocks,
  )
    .map((part) => part.markup)
    .join('\n')}</main></body></html>`;
}
