import { Readable } from 'node:stream';
import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { contentDisposition } from '#platform/server/files/index.ts';
import { type RouteDefinition, replyStream, route, type Scope } from '#platform/server/index.ts';
import { SUPERVISORS } from '../proofs/proof-schemas.ts';
import { countLogLines, findLogLines, type LogLine } from './log-queries.ts';
import { logCsv, logJson } from './log-table.ts';
import { logboek } from './logboek.ts';

/** Words for an operation by its name, where there are. */
export type TitleOf = (operation: string) => string | undefined;

export type ExportParts = { readonly titleOf: TitleOf };

/** Lines in one answer; a longer period is asked for in parts, or with the command. */
const MOST_LINES = 20_000;

const LOG_FORMATS = ['csv', 'json', 'logboek'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

const TYPES: Readonly<Record<LogFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  logboek: 'application/jsonl; charset=utf-8',
};

export const FILE_NAMES: Readonly<Record<LogFormat, string>> = {
  csv: 'auditlog.csv',
  json: 'auditlog.json',
  logboek: 'logboek-dataverwerkingen.jsonl',
};

export type LogOf = {
  readonly organisation: { readonly id: string; readonly code: string; readonly name: string };
  readonly language: 'nl' | 'en';
  readonly madeAt: Date;
  readonly filter: Readonly<Record<string, string>>;
};

/** The log in one of its shapes, in pieces. */
export function piecesOf(
  format: LogFormat,
  { organisation, language, madeAt, filter }: LogOf,
  lines: AsyncIterable<LogLine>,
  titleOf: TitleOf,
): AsyncGenerator<string> {
  if (format === 'csv') return logCsv(language, lines);
  if (format === 'json')
    return logJson(
      {
        organisation: { id: organisation.id, name: organisation.name },
        madeAt: madeAt.toISOString(),
        filter,
      },
      lines,
    );
  return logboek({ organisation: organisation.code }, lines, (line) => titleOf(line.operationName) ?? '');
}

const query = z.strictObject({
  format: z.enum(LOG_FORMATS).default('csv'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  kind: z
    .string()
    .regex(/^[a-z][a-z-]{1,40}$/)
    .optional(),
});

async function* each(lines: readonly LogLine[]): AsyncGenerator<LogLine> {
  yield* lines;
}

async function exportLog(
  scope: Scope,
  { titleOf }: ExportParts,
  { format, ...asked }: z.infer<typeof query>,
) {
  const { from, until } = asked;
  if (from !== undefined && until !== undefined && from > until)
    refuse('out-of-range', { errors: [{ pointer: '/until', code: 'out-of-range' }] });
  const { organisation } = scope;
  const count = await countLogLines(scope, organisation.id, asked);
  if (count > MOST_LINES) refuse('too-many-rows', { params: { most: MOST_LINES, count } });
  const lines = await findLogLines(scope, organisation.id, asked, undefined, MOST_LINES);
  const filter = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  scope.audit({
    action: 'audit.exported',
    kind: 'audit-event',
    records: [{ id: organisation.id, organisationId: organisation.id, purpose: 'audit-logging' }],
    detail: { format, lines: lines.length, filter },
  });
  const { language } = scope.person;
  const log = { organisation, language, madeAt: scope.now, filter };
  return replyStream(Readable.from(piecesOf(format, log, each(lines), titleOf)), {
    'content-type': TYPES[format],
    'content-disposition': contentDisposition('attachment', FILE_NAMES[format]),
    'cache-control': 'no-store',
  });
}

/** The log of the own organisation as a file, for an auditor or a collector; that it was taken along stands in it too. */
export const exportRoutes = (parts: ExportParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/audit-exports',
    operationId: 'exportAuditLog',
    tag: 'audit',
    summary: 'Het logboek van de eigen organisatie als bestand: CSV, JSON of Logboek Dataverwerkingen',
    description:
      'logboek: regels in de JSON van OpenTelemetry (OTLP) volgens de standaard Logboek Dataverwerkingen, een span per betrokkene.',
    enter: SUPERVISORS,
    personalData: true,
    query,
    replies: { 200: 'text/csv' },
    handle: ({ scope, query: asked }) => exportLog(scope, parts, asked),
  }),
];
