import type { Operation } from './operation.ts';

/** What was touched, per record: its own organisation and purpose decide who may read about it. */
export type TouchedRecord = {
  readonly id: string;
  readonly organisationId: string;
  readonly purpose?: string | null;
  /** Stable references of the persons concerned (a mention or subject id); stored as keyed pseudonyms. */
  readonly subjects?: readonly string[];
};

export type AuditEvent = {
  readonly id?: string;
  /** Noun and past or present verb: `signal.read`, `signal.received`. */
  readonly action: string;
  readonly kind: string;
  readonly records: readonly TouchedRecord[];
  /** Names of fields that were shown or changed, never their values. */
  readonly fields?: readonly string[];
  readonly rule?: string;
  readonly status?: 'OK' | 'REFUSED' | 'ERROR';
  readonly detail?: Readonly<Record<string, unknown>>;
};

type Entry = { organisationId: string; purpose: string | null; ids: string[]; subjects: string[] };

/** Groups the touched records by organisation and purpose: one entry each. */
function entriesOf(records: readonly TouchedRecord[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const record of records) {
    const purpose = record.purpose ?? null;
    const key = `${record.organisationId} ${purpose}`;
    const entry = entries.get(key) ?? {
      organisationId: record.organisationId,
      purpose,
      ids: [],
      subjects: [],
    };
    entry.ids.push(record.id);
    entry.subjects.push(...(record.subjects ?? []));
    entries.set(key, entry);
  }
  return [...entries.values()];
}

/** The argument of write_audit, or undefined when there is nothing to write. */
export function auditPayload(
  events: readonly AuditEvent[],
  operation: Operation,
  start: Date,
): string | undefined {
  if (events.length === 0) return undefined;
  return JSON.stringify(
    events.map((event) => ({
      id: event.id,
      traceId: operation.traceId,
      operationId: operation.operationId,
      parentOperationId: operation.parentOperationId,
      name: operation.name,
      start: start.toISOString(),
      status: event.status ?? 'OK',
      action: event.action,
      kind: event.kind,
      rule: event.rule,
      fields: event.fields,
      detail: event.detail,
      entries: entriesOf(event.records),
    })),
  );
}
