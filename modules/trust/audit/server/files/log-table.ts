import { csvLine } from '#platform/kit/index.ts';
import type { LogLine } from './log-queries.ts';
import en from './log-texts.en.json' with { type: 'json' };
import nl from './log-texts.nl.json' with { type: 'json' };

const texts = { nl, en };

const COLUMNS = [
  'sequence',
  'occurredAt',
  'action',
  'status',
  'actorName',
  'actorOrganisationName',
  'actorKind',
  'recordKind',
  'recordIds',
  'fields',
  'purposeCode',
  'ruleCode',
  'dataSubjects',
  'traceId',
  'eventId',
] as const;

const cell = (value: LogLine[(typeof COLUMNS)[number]]): string =>
  Array.isArray(value) ? value.join(' ') : String(value ?? '');

/** The log for a spreadsheet: a line per entry, times in UTC to the microsecond, so that an order can be seen. */
export async function* logCsv(language: 'nl' | 'en', lines: AsyncIterable<LogLine>): AsyncGenerator<string> {
  const { column } = texts[language];
  // The mark at the start tells a spreadsheet that this is UTF-8.
  yield `\uFEFF${csvLine(COLUMNS.map((name) => column[name]))}`;
  for await (const line of lines) yield csvLine(COLUMNS.map((name) => cell(line[name])));
}

/** The log for a program: one JSON document, a line per entry. */
export async function* logJson(
  head: Readonly<Record<string, unknown>>,
  lines: AsyncIterable<LogLine>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ log: 'audit', ...head }).slice(0, -1)},"entries":[`;
  let first = true;
  for await (const line of lines) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(line)}`;
    first = false;
  }
  yield '\n]}\n';
}
