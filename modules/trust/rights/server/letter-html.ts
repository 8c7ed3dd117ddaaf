import type { DocumentBlock } from '#platform/kit/index.ts';
import { type Html, html } from '#platform/server/index.ts';

const STYLE = `body{font:11pt/1.5 "Noto Sans",Arial,sans-serif;color:#111;max-width:42rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5em;line-height:1.25}h2{font-size:1.2em;margin-top:1.5em}h3{font-size:1em;margin-bottom:.25em}
ul{margin:.25em 0 .75em;padding-left:1.25em}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25em .5em .25em 0;border-bottom:1px solid #666}@page{size:A4;margin:22mm}@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}li{break-inside:avoid}}`;

type Worded = Exclude<DocumentBlock, { kind: 'table' }>;

const isItem = (block: DocumentBlock | undefined): block is Worded =>
  block?.kind === 'item' || block?.kind === 'subitem';

const langOf = ({ language }: Worded): Html => (language === undefined ? html`` : html` lang="${language}"`);

/** A list of which an item holds the items below it. */
function listOf(items: readonly Worded[]): Html {
  const heads = items.flatMap((item, at) => (item.kind === 'item' || at === 0 ? [at] : []));
  const rows = heads.flatMap((at, nth) => {
    const [item, ...below] = items.slice(at, heads[nth + 1]);
    if (item === undefined) return [];
    const inner = below.map((one) => html`<li${langOf(one)}>${one.text}</li>`);
    return [
      html`<li${langOf(item)}>${item.text}${inner.length === 0 ? html`` : html`<ul>${inner}</ul>`}</li>`,
    ];
  });
  return html`<ul>${rows}</ul>`;
}

const tableOf = ({ head, rows }: Extract<DocumentBlock, { kind: 'table' }>): Html =>
  html`<table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;

function wordedOf(block: Worded): Html {
  if (block.kind === 'title') return html`<h1>${block.text}</h1>`;
  if (block.kind === 'heading') return html`<h2>${block.text}</h2>`;
  if (block.kind === 'subheading') return html`<h3>${block.text}</h3>`;
  return html`<p${langOf(block)}>${block.text}</p>`;
}

function grouped(blocks: readonly DocumentBlock[]): Html[] {
  const out: Html[] = [];
  let items: Worded[] = [];
  for (const [at, block] of blocks.entries()) {
    if (isItem(block)) {
      items.push(block);
      if (isItem(blocks[at + 1])) continue;
      out.push(listOf(items));
      items = [];
    } else out.push(block.kind === 'table' ? tableOf(block) : wordedOf(block));
  }
  return out;
}

export const titleOf = (blocks: readonly DocumentBlock[]): string => {
  const found = blocks.find((block) => block.kind === 'title');
  return found?.kind === 'title' ? found.text : '';
};

/** The letter as a page that a screen reader reads in order and a printer prints on A4. */
export function letterPage(blocks: readonly DocumentBlock[], language: 'nl' | 'en', above?: Html): string {
  const title = titleOf(blocks);
  const page =
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>`.markup;
  return `<!doctype html>${page}<style>${STYLE}</style></head><body>${above?.markup ?? ''}<main>${grouped(
    blocks,
  )
    .map((part) => part.markup)
    .join('\n')}</main></body></html>`;
}
