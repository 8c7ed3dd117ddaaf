import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryHash, payloadHash } from '#packages/audit-verifier/index.ts';
import { entryLeafHash, entryLeafOf, payloadHashOf, payloadOf } from './entry-leaf.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\u0000', '\ud800', 'é', '\u2028'),
);
const word = fc.stringMatching(/^[a-zA-Z]{1,12}$/);
const json = fc.jsonValue({ maxDepth: 3 });
const bytes = fc.uint8Array({ minLength: 0, maxLength: 40 }).map((all) => Buffer.from(all));

/** As the database makes them, in the order in which it does. */
const nullable = fc.option(text);
const fullEvent = fc.record({
  id: text,
  occurredAt: text,
  traceId: text,
  operationId: text,
  parentOperationId: nullable,
  operationName: text,
  startTime: text,
  endTime: text,
  status: text,
  action: text,
  recordKind: text,
  actorKind: text,
  actorPersonId: nullable,
  actorAppointmentId: nullable,
  actorOrganisationId: nullable,
  actorName: text,
  actorOrganisationName: text,
  sessionId: nullable,
  ruleCode: nullable,
});
const fullEntry = fc.record({
  number: fc.nat(),
  purposeCode: nullable,
  processingActivityId: text,
  recordIds: fc.array(text),
  dataSubjects: fc.array(text),
});

test('the leaf of an entry and its payload have the hash that the verifier makes of them, whatever they say', () => {
  const entry = fc.record({
    organisation: text,
    recordedHash: fc.option(bytes),
    event: fc.oneof(fc.dictionary(word, fc.oneof(text, fc.constant(null), json)), fullEvent),
    entry: fc.oneof(fc.dictionary(word, fc.oneof(fc.integer(), fc.array(text))), fullEntry),
  });
  const place = fc.record({
    sequence: fc.nat(),
    previous: fc.option(bytes),
    salt: bytes,
    payloadHash: text,
    sequencedAt: text,
    after: text,
  });
  fc.assert(
    fc.property(entry, place, json, json, (one, where, fields, detail) => {
      const leaf = entryLeafOf(one as never, where);
      expect(entryLeafHash(leaf)).toEqual(Buffer.from(entryHash(leaf)));
      const payload = { salt: where.salt, fields, detail };
      expect(payloadHashOf(payload)).toBe(payloadHash(payloadOf(payload) as never));
    }),
  );
});
