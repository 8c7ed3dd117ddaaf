import pg from 'pg';
import { newId } from '#platform/kit/index.ts';
import { startChild } from './shared/child.ts';
import { HttpConnection } from './shared/http-client.ts';
import { signalBody } from './shared/signals.ts';
import { idsIn, renewed, type Statement } from './shared/statements.ts';
import { startBenchServer } from './shared/world.ts';
const bench = await startBenchServer();
const world = await bench.openWorld('bench', (m) => `toezicht-${m}`);
const tokens = [...world.tokens.values()];
const server = await startChild('server-process.ts', { connections: world.connections, directory: world.directory });
console.log('rss idle', await server.peakRss());
const port = await server.ask<number>({ kind: 'port' });
const c = new HttpConnection('127.0.0.1', port);
const record = async (n: number) => {
  const r = await c.ask('POST', '/api/v1/signals', { authorization: `Bearer ${tokens[n % tokens.length]}`, 'content-type': 'application/json', 'idempotency-key': newId() }, JSON.stringify(signalBody(n)));
  if (r.status !== 201) throw new Error(r.body);
};
for (let n = 0; n < 20; n++) await record(n);
await server.ask({ kind: 'record' });
const requests: Statement[][] = [];
for (let n = 0; n < 600; n++) { await record(n); requests.push(await server.ask({ kind: 'recorded' })); }
await server.ask({ kind: 'stopRecording' });
console.log('rss after 600', await server.peakRss());
const seen = new Map<string, number>();
for (const r of requests) for (const id of idsIn(r)) seen.set(id, (seen.get(id) ?? 0) + 1);
const fixed = new Set([...seen].filter(([, t]) => t > 1).map(([id]) => id));
const pool = new pg.Pool({ connectionString: world.connections.app, max: 1 });
const client = await pool.connect();
await client.query('select 1');
const admin = new pg.Client({ connectionString: world.connections.owner.replace('schakel_owner', process.env.SU ?? 'schakel_owner') });
void admin;
const times: number[][] = [];
for (let n = 0; n < 600; n++) {
  const st = renewed(requests[n]!, fixed);
  for (const [i, s] of st.entries()) {
    const t = performance.now();
    await client.query(s.values === undefined ? s.text : { ...s, values: [...s.values] });
    (times[i] ??= []).push(performance.now() - t);
  }
}
for (const [i, t] of times.entries()) { t.sort((a, b) => a - b); console.log(i, 'median', t[300]!.toFixed(2), 'p95', t[570]!.toFixed(2), requests[5]![i]!.name ?? '-', requests[5]![i]!.text.slice(0, 150).replaceAll('\n', ' ')); }
const f = await world.owner.query(`select funcname, calls, total_time::numeric(12,1) total, self_time::numeric(12,1) self, (total_time/calls)::numeric(10,4) per from pg_stat_user_functions order by self_time desc limit 40`);
console.table(f.rows);
await server.stop(); await pool.end(); await bench.stop(); process.exit();
