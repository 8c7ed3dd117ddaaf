import { expect, test } from 'vitest';
import { type AuditEvent, auditPayload } from './audit-event.ts';

const operation = { name: 'readSignal', traceId: 't', operationId: 'o' };
const start = new Date('2026-01-15T10:00:00Z');
const written = (events: readonly AuditEvent[]) =>
  JSON.parse(auditPayload(events, operation, start) ?? 'null');

test('without an event there is nothing to write', () => {
  expect(auditPayload([], operation, start)).toBeUndefined();
});

test('one entry per organisation and purpose that was touched, with its own records', () => {
  const [event] = written([
    {
      id: 'e',
      action: 'signal.read',
      kind: 'signal',
      fields: ['title'],
      records: [
        { id: '1', organisationId: 'zwolle', purpose: 'a', subjects: ['x'] },
        { id: '2', organisationId: 'zwolle', purpose: 'a', subjects: ['y'] },
        { id: '3', organisationId: 'zwolle', purpose: 'b' },
        { id: '4', organisationId: 'deventer' },
      ],
    },
  ]);
  expect(event).toMatchObject({
    name: 'readSignal',
    start: '2026-01-15T10:00:00.000Z',
    status: 'OK',
    fields: ['title'],
  });
  expect(event.entries).toEqual([
    { organisationId: 'zwolle', purpose: 'a', ids: ['1', '2'], subjects: ['x', 'y'] },
    { organisationId: 'zwolle', purpose: 'b', ids: ['3'], subjects: [] },
    { organisationId: 'deventer', purpose: null, ids: ['4'], subjects: [] },
  ]);
});
