import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { openCase } from '#modules/chain/cases/testing/case-world.ts';
import { sequenceAll, UnknownOrganisationError, writeLogFile } from './server/index.ts';

let product: TestProduct;
let officer: Client;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  const { lead, caseId } = await openCase(product);
  await lead.get(`/cases/${caseId}/contributions`);
  await officer.get('/audit-events');
  await sequenceAll(product.parts);
});
afterAll(() => product.close());

const textOf = async (query: string, by = officer): Promise<string> => {
  const answer = await by.get(`/audit-exports${query}`);
  expect(answer.status).toBe(200);
  return answer.raw.body;
};

const spansIn = (text: string): any[] =>
  text
    .trimEnd()
    .split('\n')
    .flatMap((line) => JSON.parse(line).resourceSpans)
    .flatMap((resource) => resource.scopeSpans)
    .flatMap((scope) => scope.spans);

const attributeOf = (span: any, key: string): string | undefined =>
  span.attributes.find((one: { key: string }) => one.key === key)?.value.stringValue;

describe('the log as a file for the auditor', () => {
  test('is a CSV or a JSON of the own organisation, by period and kind, and that it was taken stands in it the next time', async () => {
    const csv = await textOf('?format=csv');
    expect(csv).toContain('Volgnummer');
    expect(csv).toContain('audit.read');
    const json = JSON.parse(await textOf('?format=json&kind=audit-event'));
    expect(json.organisation.name).toBe('Gemeente Zwolle');
    expect(new Set(json.entries.map((entry: { recordKind: string }) => entry.recordKind))).toEqual(
      new Set(['audit-event']),
    );
    const taken = json.entries.find((entry: { action: string }) => entry.action === 'audit.exported');
    expect(taken.detail).toMatchObject({ format: 'csv', filter: {} });
    expect(JSON.parse(await textOf('?format=json&until=2001-01-01')).entries).toEqual([]);
    expect(JSON.parse(await textOf('?format=json&from=2001-01-01')).entries.length).toBeGreaterThan(3);
    expect((await officer.get('/audit-exports?from=2026-02-01&until=2026-01-01')).body).toMatchObject({
      code: 'out-of-range',
      errors: [{ pointer: '/until' }],
    });
  });

  test('holds nothing of another organisation, and is for who supervises', async () => {
    const other = await product.signIn('privacyofficer-deventer');
    expect(await textOf('', other)).not.toContain('Zwolle');
    expect((await (await product.signIn('coordinator-zwolle')).get('/audit-exports')).status).toBe(403);
    expect((await (await product.signIn('auditor-zwolle')).get('/audit-exports')).status).toBe(200);
  });
});

describe('Logboek Dataverwerkingen', () => {
  test('has what the standard requires of every action, one person concerned to a line, and no id twice', async () => {
    const spans = spansIn(await textOf('?format=logboek'));
    expect(spans.length).toBeGreaterThan(5);
    for (const span of spans) {
      expect(span.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
      expect([0, 1, 2]).toContain(span.status.code);
      expect(span.name.length).toBeGreaterThan(0);
      expect(span.startTimeUnixNano).toMatch(/^\d{19}$/);
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
      expect(URL.canParse(attributeOf(span, 'dpl.core.processing_activity_id') ?? '')).toBe(true);
      const subjects = span.attributes.filter(
        ({ key }: { key: string }) => key === 'dpl.core.data_subject_id',
      );
      expect(subjects.length).toBeLessThanOrEqual(1);
      expect(attributeOf(span, 'dpl.core.data_subject_id_type') !== undefined).toBe(subjects.length === 1);
      const known =
        /^dpl\.core\.(processing_activity_id|data_subject_id|data_subject_id_type|foreign_operation\.processor)$/;
      for (const { key } of span.attributes) expect(key).toMatch(known);
    }
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    const children = spans.filter(({ parentSpanId }) => ids.has(parentSpanId));
    expect(children.length).toBeGreaterThan(1);
    for (const child of children)
      expect(attributeOf(child, 'dpl.core.data_subject_id')).toMatch(/^[0-9a-f]{64}$/);
    expect(spans.map(({ name }) => name)).toContain(
      'Wie keek naar gegevens van de eigen organisatie, of veranderde ze',
    );
  });

  test('gives an action the same id each time, and tells a refusal from a fault', async () => {
    const once = spansIn(await textOf('?format=logboek&kind=audit-event'));
    const again = spansIn(await textOf('?format=logboek&kind=audit-event'));
    expect(again.slice(0, once.length)).toEqual(once);
    await product.owner.query(
      `select write_system_audit(gen_random_uuid(), 'odd trace', 'odd', 'n', 'test.refused', 'test-refused', 'REFUSED', '{}'::jsonb, null, array[$1::uuid])`,
      [await product.organisationId('zwolle')],
    );
    const [refused] = spansIn(await textOf('?format=logboek&kind=test-refused'));
    expect(refused.status.code).toBe(0);
    expect(refused.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is written by the command too, whole and without a limit, and logged', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-logboek-'));
    const write = (organisation: string, format: 'logboek' | 'csv', kind = 'audit-event') =>
      writeLogFile(
        { ...product.parts, titleOf: () => undefined },
        { organisation, directory, format, filter: { kind } },
      );
    const written = await write('zwolle', 'logboek');
    const spans = spansIn(await readFile(written.file, 'utf8'));
    expect(spans.length).toBeGreaterThanOrEqual(written.lines);
    const { rows } = await product.owner.query(
      `select p.payload from audit_payload p join audit_event e on e.id = p.event_id where e.action = 'audit.exported' order by e.occurred_at desc limit 1`,
    );
    expect(rows[0].payload.detail).toMatchObject({ format: 'logboek', filter: { kind: 'audit-event' } });
    expect(await readFile((await write('zwolle', 'csv')).file, 'utf8')).toContain('audit.exported');
    await expect(write('nergens', 'csv')).rejects.toThrow(UnknownOrganisationError);
    await rm(directory, { recursive: true });
    // A file without a line would read as: nothing happened.
    await expect(write('zwolle', 'csv', 'signaal')).rejects.toMatchObject({
      name: 'UnknownKindError',
      kinds: expect.arrayContaining(['audit-event']),
    });
    expect(existsSync(directory)).toBe(false);
  });
});
