import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import {
  cosign,
  type Ed25519Signer,
  type EntryLeaf,
  ed25519Signer,
  entryHash,
  formatKey,
  fromBase64,
  parseCheckpoint,
  parseKey,
  parseNote,
  signatureLine,
  verifierKey,
  verifyConsistency,
  verifyExport,
  verifyInclusion,
  verifySignature,
} from '#packages/audit-verifier/index.ts';
import { sequenceAll, writeAuditExport } from './server/index.ts';

let product: TestProduct;
let zwolle: Client;
let deventer: Client;
let signer: Ed25519Signer;
const NAME = 'deventer.example/witness';
beforeAll(async () => {
  product = await openTestProduct();
  zwolle = await product.signIn('privacyofficer-zwolle');
  deventer = await product.signIn('privacyofficer-deventer');
  signer = await ed25519Signer(randomBytes(32));
});
afterAll(() => product.close());

const bytes = (text: string): Uint8Array => fromBase64(text)!;
const hashes = (texts: readonly string[]): Uint8Array[] => texts.map(bytes);

async function grow(): Promise<any> {
  await zwolle.get('/audit-events');
  await deventer.get('/audit-events');
  await sequenceAll(product.parts);
  return (await deventer.get('/audit-checkpoints/latest')).body;
}

const lineOf = async (note: string, seconds = Math.floor(Date.now() / 1000), name = NAME): Promise<string> =>
  signatureLine(await cosign(parseNote(note)!.text, name, signer, seconds)).trimEnd();

describe('the latest checkpoint', () => {
  test('is not there before anything has a place', async () => {
    expect((await zwolle.get('/audit-checkpoints/latest')).status).toBe(404);
  });

  test('is signed by the key that comes along, and names what it does not cover yet', async () => {
    const body = await grow();
    const note = parseNote(body.note)!;
    expect(parseCheckpoint(note.text)).toMatchObject({ size: body.size, root: bytes(body.root) });
    expect(await verifySignature(note.text, note.signatures[0]!, parseKey(body.keys[0].verifierKey)!)).toBe(
      true,
    );
    expect(body.tail).toEqual({ count: 0, oldest: null });
    await zwolle.get('/audit-events');
    const after = (await zwolle.get('/audit-checkpoints/latest')).body;
    expect(after.tail).toEqual({ count: 1, oldest: expect.any(String) });
    // What waits of another organisation is not told.
    expect((await deventer.get('/audit-checkpoints/latest')).body.tail.count).toBe(0);
  });

  test('goes on from an earlier one: a proof over the API', async () => {
    const earlier = await grow();
    const later = await grow();
    const proof = await deventer.get(`/audit-consistency-proofs?from=${earlier.size}&to=${later.size}`);
    const sized = ({ size, root }: any) => ({ size, root: bytes(root) });
    expect(verifyConsistency(sized(earlier), sized(later), hashes(proof.body.hashes))).toBe(true);
    expect(
      verifyConsistency(
        { ...sized(earlier), root: bytes(later.root) },
        sized(later),
        hashes(proof.body.hashes),
      ),
    ).toBe(false);
    const beyond = await deventer.get(`/audit-consistency-proofs?from=1&to=${later.size + 1}`);
    expect(beyond.body).toMatchObject({ code: 'out-of-range', errors: [{ pointer: '/to' }] });
    expect((await deventer.get('/audit-consistency-proofs?from=3&to=2')).body.code).toBe('out-of-range');
  });
});

describe('an own event', () => {
  test('is proven to stand in the log, and another organisation sees nothing of it', async () => {
    await grow();
    const { body } = await zwolle.get('/audit-events?action=audit.read');
    const { eventId } = body.data.at(-1);
    await sequenceAll(product.parts);
    const answer = await zwolle.get(`/audit-events/${eventId}/proofs`);
    expect(answer.status).toBe(200);
    const [one] = answer.body.data;
    expect(one.leaf.event.id).toBe(eventId);
    const leaf = entryHash(one.leaf as EntryLeaf);
    expect(
      verifyInclusion(leaf, one.position, answer.body.size, hashes(one.proof), bytes(answer.body.root)),
    ).toBe(true);
    expect((await deventer.get(`/audit-events/${eventId}/proofs`)).status).toBe(404);
    expect((await (await product.signIn('balie-zwolle')).get(`/audit-events/${eventId}/proofs`)).status).toBe(
      403,
    );
  });

  test('and rows of the tree are hidden from other organisations and from who supervises nothing', async () => {
    const seen = (client: Client, table: string): Promise<number> =>
      client.inScope(async (scope) => {
        const { sql } = await import('#platform/server/index.ts');
        const { rows } = await sql<{
          count: number;
        }>`select count(*) as count from ${sql.table(table)}`.execute(scope.db);
        return rows[0]!.count;
      });
    const desk = await product.signIn('balie-zwolle');
    for (const table of ['audit_leaf', 'audit_tail', 'tree_tile', 'audit_log_key'])
      expect(await seen(desk, table), table).toBe(0);
    const all = (await product.owner.query('select count(*)::int as count from audit_leaf')).rows[0].count;
    const ours = await seen(zwolle, 'audit_leaf');
    expect(ours).toBeGreaterThan(0);
    expect(ours + (await seen(deventer, 'audit_leaf'))).toBeLessThanOrEqual(all);
    await expect(seen(zwolle, 'tree_head')).rejects.toThrow(/permission denied/);
    await expect(
      zwolle.inScope(async (scope) => {
        const { sql } = await import('#platform/server/index.ts');
        await sql`select heads_salt from audit_checkpoint`.execute(scope.db);
      }),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a witness', () => {
  test('registers a key of its own organisation, once', async () => {
    const key = formatKey(verifierKey(NAME, 4, signer.publicKey));
    expect((await deventer.post('/audit-witnesses', { verifierKey: key })).status).toBe(201);
    expect((await deventer.post('/audit-witnesses', { verifierKey: key })).body.code).toBe('already-exists');
    const ofLog = formatKey(verifierKey(NAME, 1, signer.publicKey));
    const wrong = await deventer.post('/audit-witnesses', { verifierKey: ofLog });
    expect(wrong.status).toBe(422);
    expect(wrong.body.code).toBe('invalid-witness-key');
  });

  test('signs a checkpoint; the export shows it, and one that is away stops nothing', async () => {
    const { size, note } = await grow();
    const signature = await lineOf(note);
    const answer = await deventer.post('/audit-cosignatures', { size, signature });
    expect(answer.status).toBe(201);
    const twice = await deventer.post('/audit-cosignatures', { size, signature });
    expect(twice.body.code).toBe('already-exists');
    const later = await grow();
    const [witness] = (await zwolle.get('/audit-witnesses')).body.data;
    expect(witness).toMatchObject({
      organisationName: 'Gemeente Deventer',
      size,
      signedAt: expect.any(String),
    });
    expect(later.size).toBeGreaterThan(witness.size);
    const folder = await mkdtemp(join(tmpdir(), 'schakel-audit-'));
    await writeAuditExport(product.parts, 'zwolle', folder);
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    const files = {
      events: await read('events.jsonl'),
      checkpoints: await read('checkpoints.txt'),
      keys: await read('keys.txt'),
    };
    await rm(folder, { recursive: true });
    const report = await verifyExport(files, { witnesses: 1, earlier: `${note}${signature}\n` });
    expect(report.findings).toEqual([]);
    expect(report.witnesses).toMatchObject([{ size }]);
    const without = { ...files, checkpoints: files.checkpoints.replace(`${signature}\n`, '') };
    expect((await verifyExport(without)).findings.map(({ code }) => code)).toContain('witness-missing');
  });

  test('is refused with a signature of another checkpoint, another key, or for another organisation', async () => {
    const earlier = await grow();
    const later = await grow();
    const post = (client: Client, size: number, signature: string) =>
      client.post('/audit-cosignatures', { size, signature });
    const right = await lineOf(later.note);
    const wrong = [
      await post(deventer, earlier.size, right),
      await post(zwolle, later.size, right),
      await post(deventer, later.size, await lineOf(later.note, 1_700_000_000, 'other.example/w')),
      await post(deventer, later.size, `${right.slice(0, -6)}AAAA==`),
    ];
    for (const { status, body } of wrong) {
      expect(status).toBe(422);
      expect(body.code).toBe('invalid-cosignature');
    }
    expect((await post(deventer, later.size - 1, right)).status).toBe(404);
    const desk = await product.signIn('balie-zwolle');
    expect((await post(desk, later.size, right)).status).toBe(403);
  });
});
