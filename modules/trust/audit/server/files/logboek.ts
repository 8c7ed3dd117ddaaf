import { createHash } from 'node:crypto';
import type { LogLine } from './log-queries.ts';

/*
 * The log by the standard Logboek Dataverwerkingen (Logius), in the JSON of the OpenTelemetry protocol: a line is an export request with
 * the spans of one processing, as a collector reads them from a file. One person concerned per span; the standard asks for it.
 */

type Attribute = { readonly key: string; readonly value: { readonly stringValue: string } };

type Span = {
  /** 16 bytes, hexadecimal. */
  readonly traceId: string;
  /** 8 bytes, hexadecimal. */
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1: internal. */
  readonly kind: 1;
  /** Nanoseconds since 1970; a number of 64 bits is text in this JSON. */
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: { readonly code: 0 | 1 | 2 };
};

/** Where the pseudonyms of persons come from; the standard wants the kind of the id beside it. */
const SUBJECT_TYPE = 'urn:schakel:pseudoniem';

const HEX_16 = /^[0-9a-f]{32}$/;
const HEX_8 = /^[0-9a-f]{16}$/;
const ZERO = /^0+$/;

const hashed = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

/** An id of a trace as the standard has it; one that another system gave in another shape is hashed. */
const traceIdOf = (id: string): string => (HEX_16.test(id) && !ZERO.test(id) ? id : hashed(id, 32));
const spanIdOf = (id: string): string => (HEX_8.test(id) && !ZERO.test(id) ? id : hashed(id, 16));

/** A request may write more than one line: each is an action with an id of its own, the same in every export. */
const actionIdOf = ({ eventId, entryNo }: LogLine): string => hashed(`${eventId} ${entryNo}`, 16);

const nanosecondsOf = (iso: string): string => {
  const micro = /\.(\d{1,6})/.exec(iso)?.[1]?.padEnd(6, '0') ?? '000000';
  return `${BigInt(Math.floor(Date.parse(iso) / 1000)) * 1_000_000n + BigInt(micro)}000`;
};

/** Refused by a rule, or asked wrongly, went as it should: that is no error of the processing. */
const STATUS = { OK: 1, REFUSED: 0, ERROR: 2 } as const;

const attribute = (key: string, value: string): Attribute => ({ key, value: { stringValue: value } });

const subjectOf = (pseudonym: string): Attribute[] => [
  attribute('dpl.core.data_subject_id', pseudonym),
  attribute('dpl.core.data_subject_id_type', SUBJECT_TYPE),
];

/** A URI always, also of what an older version wrote otherwise. */
const activityOf = (id: string): string =>
  URL.canParse(id) ? id : `urn:schakel:verwerking:${encodeURIComponent(id)}`;

/**
 * The spans of one entry: one when it concerns nobody or one person; else one for the whole, and below it one for each person.
 * `nameOf` says what was done in words.
 */
function spansOf(line: LogLine, nameOf: (line: LogLine) => string): Span[] {
  const spanId = actionIdOf(line);
  const activity = attribute('dpl.core.processing_activity_id', activityOf(line.processingActivityId));
  // Who called from outside is known by its trace; its address is not.
  const called =
    line.parentOperationId === null
      ? []
      : [attribute('dpl.core.foreign_operation.processor', `urn:schakel:aanroeper:${line.actorKind}`)];
  const common = {
    traceId: traceIdOf(line.traceId),
    name: nameOf(line) || line.operationName,
    kind: 1,
    startTimeUnixNano: nanosecondsOf(line.startTime),
    endTimeUnixNano: nanosecondsOf(line.endTime),
    status: { code: STATUS[line.status] },
  } as const;
  const parent = line.parentOperationId === null ? {} : { parentSpanId: spanIdOf(line.parentOperationId) };
  const subjects = [...new Set(line.dataSubjects)];
  const own: Span = {
    ...common,
    spanId,
    ...parent,
    attributes: [activity, ...called, ...(subjects.length === 1 ? subjectOf(subjects[0] ?? '') : [])],
  };
  if (subjects.length < 2) return [own];
  const each = subjects.map((subject, index) => ({
    ...common,
    spanId: hashed(`${spanId} ${index}`, 16),
    parentSpanId: spanId,
    attributes: [activity, ...subjectOf(subject)],
  }));
  return [own, ...each];
}

/** Whose log it is: code of the organisation. */
export type Resource = { readonly organisation: string };

/** An attribute of what writes the log, by the conventions of OpenTelemetry. */
const service = (name: string, value: string): Attribute => attribute(`service.${name}`, value);

/** One export request as a line. */
const logboekLine = ({ organisation }: Resource, spans: readonly Span[]): string =>
  `${JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [service('name', 'schakel'), service('namespace', organisation)],
        },
        scopeSpans: [{ scope: { name: 'schakel/audit' }, spans }],
      },
    ],
  })}\n`;

/** The log as lines for a collector. */
export async function* logboek(
  resource: Resource,
  lines: AsyncIterable<LogLine>,
  nameOf: (line: LogLine) => string,
): AsyncGenerator<string> {
  for await (const line of lines) yield logboekLine(resource, spansOf(line, nameOf));
}
