import { randomBytes } from 'node:crypto';
import { openParts } from '#apps/server/parts.ts';
import { proveInclusions, saveTiles, sequenceStep } from '#modules/trust/audit/server/index.ts';
import { edgeOf, GrowingTiles, type TileReader } from '#packages/audit-verifier/index.ts';
import { newId } from '#platform/kit/index.ts';
import { hashToken, type Pool, withSystemScope } from '#platform/server/index.ts';
import { startCpuCount } from './shared/cpu.ts';
import { machine, perSecond, summary } from './shared/measure.ts';
import { startBenchServer } from './shared/world.ts';

/*
 * The audit log: what writing an event costs in its transaction, how many events a second get their place in the tree with
 * everything that belongs to it, and how long the proof of one takes in a tree of ten million leaves, of which the
 * tiles are made (random leaves) and their rows are not. Usage: npm run -s bench:audit [-- leaves]; JSON on standard output.
 */
const TARGET = { eventsPerSecond: 3_000, proofMs: 50 };
const WRITES = 2_000;
const EVENTS = 60_000;
const PROOFS = 500;
const wanted = Number(process.argv[2] ?? 10_000_000);

/** As many events as recorded ones have: one entry each, spread over all organisations. */
const MANY = `
  with made as (
    insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind,
      actor_kind, actor_name, actor_organisation_name)
    select gen_random_uuid(), clock_timestamp(), md5(n::text), left(md5(n::text), 16), 'getSignal', now(), now(), 'OK', 'signal.read', 'signal',
      'system', 'Iemand van de balie', 'Gemeente' from generate_series(1, $1::int) as n returning id, occurred_at),
  numbered as (select id, occurred_at, row_number() over () as n from made),
  placed as (select m.*, o.id as organisation from numbered m join (
    select id, row_number() over () - 1 as n, count(*) over () as all_of_them from organisation) o on o.n = m.n % o.all_of_them),
  bodies as (insert into audit_payload select id, organisation, 0, gen_random_bytes(16), '{"fields": ["narrative", "mentions"], "detail": {}}' from placed)
  insert into audit_entry select id, organisation, 0, occurred_at, 'ondermijning-intern', 'urn:schakel:verwerking:ondermijning-intern',
    array[gen_random_uuid()], array[md5(n::text)] from placed`;

const writeOne = (): string =>
  JSON.stringify([
    {
      id: newId(),
      traceId: randomBytes(16).toString('hex'),
      operationId: randomBytes(8).toString('hex'),
      name: 'getSignal',
      start: new Date().toISOString(),
      status: 'OK',
      action: 'signal.read',
      kind: 'signal',
      fields: ['narrative', 'mentions', 'place'],
      entries: [],
    },
  ]);

async function timeWrites(pool: Pool, token: Buffer): Promise<number[]> {
  const client = await pool.connect();
  const durations: number[] = [];
  try {
    for (let turn = 0; turn < WRITES; turn += 1) {
      await client.query('begin');
      await client.query('select begin_scope($1, null)', [token]);
      const event = writeOne();
      const start = performance.now();
      await client.query({ name: 'write', text: 'select write_audit($1::jsonb)', values: [event] });
      durations.push(performance.now() - start);
      await client.query('commit');
    }
  } finally {
    client.release();
  }
  return durations;
}

const noTile: TileReader = () => {
  throw new RangeError('a tree from nothing reads no tile');
};

/** Lays the tiles of a tree of random leaves, in a tree of its own levels, so many leaves at a time. */
async function layTree(pool: Pool, leaves: number): Promise<void> {
  const kept = new Map<string, Uint8Array>();
  const read: TileReader = ({ level, index }) => kept.get(`${level}/${index}`) ?? noTile({ level, index });
  const piece = 250_000;
  for (let size = 0; size < leaves; ) {
    const tree = new GrowingTiles(size, read);
    const end = Math.min(size + piece, leaves);
    const random = randomBytes((end - size) * 32);
    for (let at = 0; at < end - size; at += 1) tree.add(random.subarray(at * 32, at * 32 + 32));
    size = end;
    const changed = tree.changed();
    kept.clear();
    const edge = new Set(edgeOf(size).map(({ level, index }) => `${level}/${index}`));
    for (const tile of changed) {
      const name = `${tile.level}/${tile.index}`;
      if (edge.has(name)) kept.set(name, tile.hashes);
    }
    for (let from = 0; from < changed.length; from += 500)
      await withSystemScope(pool, 'lay a tree for the bench', (system) =>
        saveTiles(system, changed.slice(from, from + 500)),
      );
  }
}

const bench = await startBenchServer();
try {
  const world = await bench.openWorld('bench', (municipality) => `privacyofficer-${municipality}`);
  const parts = await openParts({
    connections: world.connections,
    dataDirectory: world.directory,
    masterKey: undefined,
    baseUrl: () => 'http://127.0.0.1',
    demo: true,
    onDatabaseError: () => undefined,
  });
  const [token = ''] = world.tokens.values();
  const writes = summary(await timeWrites(parts.pools.app, hashToken(token)));

  await sequenceStep(parts, { most: 10_000 });
  await world.owner.query(MANY, [EVENTS]);
  const sequencing = await startCpuCount(world.owner);
  const start = performance.now();
  let placed = 0;
  const steps: number[] = [];
  for (let more = true; more; ) {
    const began = performance.now();
    const step = await sequenceStep(parts);
    steps.push(performance.now() - began);
    placed += step.entries;
    more = step.more;
  }
  const rate = perSecond(placed, (performance.now() - start) / 1000);
  const sequencerCpu = await sequencing(placed / 1000);

  await world.owner.query('alter table tree_tile disable trigger user');
  await world.owner.query('truncate tree_tile');
  await world.owner.query('alter table tree_tile enable trigger user');
  await layTree(parts.pools.system, wanted);
  const proofs: number[] = [];
  const proving = await startCpuCount(world.owner);
  for (let turn = 0; turn < PROOFS; turn += 1) {
    const position = Math.floor(Math.random() * wanted);
    const began = performance.now();
    await withSystemScope(parts.pools.system, 'prove one', (system) =>
      proveInclusions(system, [position], wanted),
    );
    proofs.push(performance.now() - began);
  }
  const proofCpu = await proving(PROOFS);
  const proof = summary(proofs);
  const result = {
    target: TARGET,
    machine: machine(),
    write: { ms: writes },
    sequencer: {
      events: placed,
      eventsPerSecond: rate,
      stepMs: summary(steps),
      cpuMsPerThousand: sequencerCpu,
    },
    proof: { leaves: wanted, ms: proof, cpuMs: proofCpu },
    reached: { eventsPerSecond: rate >= TARGET.eventsPerSecond, proofMs: proof.p99 <= TARGET.proofMs },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  await parts.close();
} finally {
  await bench.stop();
}
