import type pg from 'pg';
import { startChild } from './shared/child.ts';
import { HttpConnection } from './shared/http-client.ts';
import { machine, runLanes, summary } from './shared/measure.ts';
import { type BenchServer, startBenchServer } from './shared/world.ts';

/*
 * A page of the queue (filter, sort, exact count) over HTTP at 8 connections: 100,000 signals spread over eleven
 * organisations, and one organisation that holds all of them. Usage: node bench/queue.ts; JSON on standard output.
 */
const SIGNALS = 100_000;
const LANES = 8;
const SECONDS = 8;
const TARGET = { spread: { p95: 60 }, one: { p95: 150 }, rssMb: 350 };

const QUESTIONS = [
  '',
  '?sort=received',
  '?holder=none',
  '?urgency=urgent&sort=received',
  '?state=checked',
  '?late=true',
  '?theme=hennepteelt',
  '?theme=zorgfraude&holder=none&sort=received',
  '?toComplete=true&limit=25',
  '?state=received&state=checked&urgency=normal',
];

/** Signals as a year of work leaves them: most are closed or dismissed, a quarter is open. */
const FILL = `
  with town as (
    select o.id, o.reference_prefix as prefix, o.cbs_code as code, row_number() over (order by o.code) - 1 as number,
           (select a.id from appointment a join person p on p.id = a.person_id where a.organisation_id = o.id and p.subject like 'toezicht-%' limit 1) as appointment,
           (select a.person_id from appointment a join person p on p.id = a.person_id where a.organisation_id = o.id and p.subject like 'toezicht-%' limit 1) as reporter,
           (select a.person_id from appointment a join person p on p.id = a.person_id where a.organisation_id = o.id and p.subject like 'coordinator-%' limit 1) as holder
      from organisation o where o.type = 'gemeente'),
  themes as (select id from content_version where kind = 'themes' limit 1)
  insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, theme_code, title, narrative, street, house_number,
      postcode, town, municipality_code, urgency, confidence, source_kind, to_complete, entered_by_person_id, entered_by_appointment_id, holder_person_id,
      term_on, received_at)
  select gen_random_uuid(), t.id, case when n % 9 = 0 then 'zorg-veiligheid' else 'ondermijning-intern' end, t.prefix || '-' || lpad(n::text, 8, '0'),
         (array['received','checked','weighing','monitored','closed','closed','closed','dismissed','closed','research','in-case','closed','closed','received','dismissed','closed'])[1 + n % 16],
         case when n % 3 = 0 then 'desk' else 'import' end, themes.id, (array['hennepteelt','zorgfraude','arbeidsuitbuiting','geldezels',null])[1 + n % 5],
         'Melding ' || n, repeat('Buren zien busjes bij de loods en ruiken een zoete lucht. ', 6) || n, 'Molenweg', 1 + n % 300, '80' || 10 + n % 80 || 'AB', 'Elders',
         t.code, case when n % 20 = 0 then 'urgent' else 'normal' end, 'seen', 'employee', case when n % 4 = 0 then '[{"field":"theme","reason":"missing"}]'::jsonb else '[]' end,
         t.reporter, t.appointment, case when n % 2 = 0 then t.holder end, case when n % 6 = 0 then null else date '2025-06-01' + n % 700 end,
         timestamptz '2025-01-01' + n * interval '5 minutes'
    from generate_series(1, $1) n cross join themes join town t on t.number = case when $2::text is null then n % 11 else (select number from town where id = $2::uuid) end`;

async function fill(owner: pg.Pool, organisationId: string | null): Promise<void> {
  await owner.query(FILL, [SIGNALS, organisationId]);
  await owner.query('vacuum analyze signal');
}

async function measure(bench: BenchServer, name: string, code: string | undefined) {
  const world = await bench.openWorld(name, (municipality) => `coordinator-${municipality}`);
  const found = await world.owner.query<{ id: string }>('select id from organisation where code = $1', [
    code ?? '',
  ]);
  await fill(world.owner, found.rows[0]?.id ?? null);
  const server = await startChild('server-process.ts', {
    connections: world.connections,
    directory: world.directory,
  });
  const port = await server.ask<number>({ kind: 'port' });
  const free = Array.from({ length: LANES }, () => new HttpConnection('127.0.0.1', port));
  const tokens = code === undefined ? [...world.tokens.values()] : [world.tokens.get(code) ?? ''];
  const counts: number[] = [];
  const look = async (turn: number): Promise<void> => {
    const connection = free.pop();
    if (connection === undefined) throw new Error('more lanes than connections');
    const token = tokens[turn % tokens.length] ?? '';
    const path = `/api/v1/signals${QUESTIONS[turn % QUESTIONS.length]}`;
    const { status, body } = await connection.ask('GET', path, { authorization: `Bearer ${token}` });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    if (counts.length < QUESTIONS.length)
      counts.push((JSON.parse(body) as { page: { count: number } }).page.count);
    free.push(connection);
  };
  await runLanes(LANES, 2, 0, look);
  const run = await runLanes(LANES, SECONDS, 0, look);
  const result = {
    pagesPerSecond: Math.round(run.durations.length / run.seconds),
    ms: summary(run.durations),
    largestCount: Math.max(...counts),
    serverPeakRssMb: await server.peakRss(),
  };
  for (const connection of free) connection.close();
  await server.stop();
  return result;
}

const bench = await startBenchServer();
try {
  const spread = await measure(bench, 'spread', undefined);
  const one = await measure(bench, 'one', 'zwolle');
  const reached = {
    spread: spread.ms.p95 <= TARGET.spread.p95,
    one: one.ms.p95 <= TARGET.one.p95,
    rss: Math.max(spread.serverPeakRssMb, one.serverPeakRssMb) <= TARGET.rssMb,
  };
  const result = { target: TARGET, machine: machine(), signals: SIGNALS, lanes: LANES, spread, one, reached };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  await bench.stop();
  process.exit();
}
