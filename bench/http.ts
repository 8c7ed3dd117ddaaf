import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#platform/kit/index.ts';
import type { DatabaseConnections } from '#platform/server/index.ts';
import { startChild } from './shared/child.ts';
import { HttpConnection } from './shared/http-client.ts';
import { machine, perSecond, runLanes, summary } from './shared/measure.ts';
import { numberOf, signalBody } from './shared/signals.ts';
import { idsIn, type Statement } from './shared/statements.ts';
import { startBenchServer } from './shared/world.ts';

/*
 * Recording a signal with two mentions: over HTTP (validation, scope, policy, rules, linking, audit) against the same
 * statements through the same pool without HTTP, side by side in turns. Usage: node bench/http.ts; JSON on standard output.
 */
const LANES = 32;
const TURNS = 4;
const TURN_SECONDS = 3;
/** Before what counts: until the code is compiled and the statements have their plans. */
const WARM_SECONDS = 2;
/** More than one way can record in all its turns. */
const SIGNALS = 11_000;
const TARGET = { ratio: 0.6, p99: 80, roundTrips: 6, rssMb: 350 };

const bench = await startBenchServer();
try {
  // The recording, HTTP and the pool each have an equal database, so that each signal meets the same known ones.
  const world = await bench.openWorld('bench', (municipality) => `toezicht-${municipality}`, 2);
  const [recorded, replayed] = world.copies;
  if (recorded === undefined || replayed === undefined) throw new Error('no copies');
  const tokens = [...world.tokens.values()];

  const record = async (turn: number, connection: HttpConnection): Promise<void> => {
    const token = tokens[turn % tokens.length] ?? '';
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    };
    const { status, body } = await connection.ask(
      'POST',
      '/api/v1/signals',
      headers,
      JSON.stringify(signalBody(numberOf(turn))),
    );
    if (status !== 201) throw new Error(`recording answered ${status}: ${body}`);
  };
  const openServer = async (connections: DatabaseConnections) => {
    const server = await startChild('server-process.ts', { connections, directory: world.directory });
    return { server, port: await server.ask<number>({ kind: 'port' }) };
  };

  // What each of the signals sends to the database, one by one.
  const requests: Statement[][] = [];
  const recording = await openServer(recorded);
  const line = new HttpConnection('127.0.0.1', recording.port);
  await recording.server.ask({ kind: 'record' });
  for (let turn = 0; turn < SIGNALS; turn += 1) {
    await record(turn, line);
    requests.push(await recording.server.ask<Statement[]>({ kind: 'recorded' }));
  }
  line.close();
  await recording.server.stop();
  // An id that two signals of one person share is none that a request made; the ones of every organisation are kept.
  const seen = new Map<string, number>();
  for (const request of requests) for (const id of idsIn(request)) seen.set(id, (seen.get(id) ?? 0) + 1);
  const fixed = [...seen].filter(([, times]) => times > 1).map(([id]) => id);
  const templates = join(world.directory, 'templates.json');
  await writeFile(templates, JSON.stringify({ requests, fixed }));
  const runner = await startChild('replay-process.ts', { connections: replayed, templates });
  const { server, port } = await openServer(world.connections);

  const connections = Array.from({ length: LANES }, () => new HttpConnection('127.0.0.1', port));
  const free = [...connections];
  const overHttp = async (turn: number): Promise<void> => {
    const connection = free.pop();
    if (connection === undefined) throw new Error('more lanes than connections');
    await record(turn, connection);
    free.push(connection);
  };
  type Run = Awaited<ReturnType<typeof runLanes>>;
  const http: Run[] = [];
  const pool: Run[] = [];
  const warmHttp = await runLanes(LANES, WARM_SECONDS, 0, overHttp);
  const warmPool = await runner.ask<Run>({ kind: 'run', lanes: LANES, seconds: WARM_SECONDS, first: 0 });
  for (let turn = 0; turn < TURNS; turn += 1) {
    http.push(await runLanes(LANES, TURN_SECONDS, http.at(-1)?.next ?? warmHttp.next, overHttp));
    const first = pool.at(-1)?.next ?? warmPool.next;
    pool.push(await runner.ask<Run>({ kind: 'run', lanes: LANES, seconds: TURN_SECONDS, first }));
  }
  const rateOf = (runs: readonly Run[]): number =>
    perSecond(
      runs.reduce((sum, run) => sum + run.durations.length, 0),
      runs.reduce((sum, run) => sum + run.seconds, 0),
    );
  const result = {
    target: TARGET,
    machine: machine(),
    roundTrips: requests[0]?.length,
    http: { signalsPerSecond: rateOf(http), ms: summary(http.flatMap((run) => run.durations)) },
    pool: { signalsPerSecond: rateOf(pool), ms: summary(pool.flatMap((run) => run.durations)) },
    ratio: Math.round((rateOf(http) / rateOf(pool)) * 100) / 100,
    turns: http.map((run, turn) => ({
      http: perSecond(run.durations.length, run.seconds),
      pool: perSecond(pool[turn]?.durations.length ?? 0, pool[turn]?.seconds ?? 1),
    })),
    serverPeakRssMb: await server.peakRss(),
  };
  const { ms } = result.http;
  const reached = {
    ratio: result.ratio >= TARGET.ratio,
    p99: ms.p99 <= TARGET.p99,
    roundTrips: (result.roundTrips ?? 99) <= TARGET.roundTrips,
    rss: result.serverPeakRssMb <= TARGET.rssMb,
  };
  process.stdout.write(`${JSON.stringify({ ...result, reached }, null, 2)}\n`);
  for (const connection of connections) connection.close();
  await runner.stop();
  await server.stop();
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  await bench.stop();
  process.exit();
}
