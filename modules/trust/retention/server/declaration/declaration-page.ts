import { type Html, html } from '#platform/server/index.ts';
import { type DeclarationLanguage, declarationWords } from '../../model/declaration/words.ts';
import type { DestructionReport } from '../../model/index.ts';
import type { PackageRow } from '../transfer/transfer-queries.ts';

const STYLE = `body{font:10.5pt/1.45 "Noto Sans",Arial,sans-serif;color:#111;max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5em;line-height:1.25}h2{font-size:1.15em;margin-top:1.5em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35em .6em .35em 0;border-bottom:1px solid #888}td.n,th.n{text-align:right}small{display:block;color:#444}
ul{padding-left:1.25em;overflow-wrap:anywhere}.numbers{columns:3;list-style:none;padding:0}@page{size:A4;margin:20mm}
@media (max-width:40rem){.numbers{columns:2}}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,li{break-inside:avoid}}`;

type Step = { readonly at: string; readonly function: string | undefined };

export type Declaration = {
  readonly language: DeclarationLanguage;
  readonly organisation: string;
  readonly listId: string;
  readonly proposed: Step;
  readonly decided: Step;
  readonly executedAt: string;
  readonly report: DestructionReport;
  readonly received: readonly PackageRow[];
};

type Line = DestructionReport['lines'][number];
type Words = ReturnType<typeof declarationWords>;

const WENT: readonly string[] = ['destroyed', 'transferred'];

function row(line: Line, { say, code, date }: Words): Html {
  const months = line.rule.months ?? 0;
  const rows = Object.values(line.counts).reduce((sum, count) => sum + count, 0);
  return html`<tr><th scope="row">${code('kinds', line.recordKind)}<small>${code('outcomes', line.outcome)}</small></th>
<td>${say('ruleSays', { months, event: code('events', line.rule.startEvent), source: line.rule.source })}<small>${line.purposeTitle}; ${say('started', { from: date(line.earliestStart), until: date(line.latestStart) })}</small></td>
<td>${code('results', line.result)}</td><td class="n">${line.records}</td><td class="n">${rows}</td></tr>`;
}

function table(lines: readonly Line[], words: Words): Html {
  const { say } = words;
  return html`<table><thead><tr><th scope="col">${say('kind')}</th><th scope="col">${say('rule')}</th><th scope="col">${say('result')}</th><th scope="col" class="n">${say('records')}</th><th scope="col" class="n">${say('rows')}</th></tr></thead>
<tbody>${lines.map((line) => row(line, words))}</tbody></table>`;
}

const section = (title: string, content: Html | readonly Html[] | false): Html =>
  content === false || (Array.isArray(content) && content.length === 0)
    ? html``
    : html`<section><h2>${title}</h2>${content as Html}</section>`;

/** As one HTML page with its style in it, to keep beside the archive's own papers and to print on A4. */
export function declarationPage(given: Declaration): string {
  const words = declarationWords(given.language);
  const { say, code, date } = words;
  const { lines, records } = given.report;
  const step = (sentence: 'proposed' | 'decided', { at, function: by }: Step): Html =>
    html`<li>${say(sentence, { date: date(at), function: by ?? say('unknownFunction') })}</li>`;
  const stayed = lines.filter(({ result }) => !WENT.includes(result));
  const went = records.filter(({ result }) => WENT.includes(result));
  const executed = date(given.executedAt);
  const body = html`<main><h1>${say('title')}</h1><p>${say('intro', { organisation: given.organisation, date: executed })}</p>
<p>${say('number')}: ${given.listId}</p>
${section(say('who'), html`<ul>${[step('proposed', given.proposed), step('decided', given.decided), html`<li>${say('executed', { date: executed })}</li>`]}</ul>`)}
${section(
  say('lines'),
  table(
    lines.filter(({ result }) => WENT.includes(result)),
    words,
  ),
)}
${section(say('transfers'), given.received.length > 0 && html`<ul>${given.received.map((found) => html`<li>${say('archive', { reference: found.reference, archive: found.archiveName ?? '', number: found.archiveReference ?? '', sha256: found.sha256 })}</li>`)}</ul>`)}
${section(say('others'), stayed.length > 0 && html`<ul>${stayed.map((line) => html`<li>${say('other', { count: line.records, result: code('results', line.result) })}</li>`)}</ul>`)}
${section(say('numbers'), went.length > 0 && html`<ul class="numbers">${went.map(({ reference }) => html`<li>${reference}</li>`)}</ul>`)}
<p><small>${say('foot')}</small></p></main>`;
  const head = html`<html lang="${given.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say('title')}</title>`;
  return `<!doctype html>${head.markup}<style>${STYLE}</style></head><body>${body.markup}</body></html>`;
}
