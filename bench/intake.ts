import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openParts } from '#apps/server/parts.ts';
import type { PersonCells } from '#packages/linkage/synthetic/index.ts';
import { newId } from '#platform/kit/index.ts';
import { hashToken, operationOf, withScope } from '#platform/server/index.ts';
import { startCpuCount } from './shared/cpu.ts';
import { type Found, lookUp } from './shared/lookup.ts';
import { machine, runLanes, summary } from './shared/measure.ts';
import { loadMentions, mentionIdOf, type Place } from './shared/mentions.ts';
import { madePersons, type Planted, plant, secondErrorNames } from './shared/planted.ts';
import { type BenchServer, startBenchServer } from './shared/world.ts';

/*
 * What a new mention meets among 1,000,000 earlier ones of one organisation: its keys, the mentions that share one, their
 * facts, the engine's comparison, the best five. Asked for with persons who are there, with one typing error in the
 * family name and one error in another field. Usage: node bench/intake.ts [--mentions N] [--buffers SIZE]; JSON on standard output.
 */
const LANES = 8;
/** So many that within a run hardly anybody is asked for twice: nothing is found quickly because it was just looked up. */
const PLANTED = 10_000;
/** So many lookups first, as a server that has been on for a while has behind it: V8 compiles what is called often. */
const WARM_UP = 4_000;
const SECONDS = 12;
const PURPOSE = 'ondermijning-intern';
const SEED = { persons: 1, errors: 7 };
const TARGET = { p95Ms: 15, recall: 0.97 };

const { values } = parseArgs({
  options: {
    mentions: { type: 'string', default: '1000000' },
    // What a database server of 4 GB is given; 128MB is what PostgreSQL starts with by itself.
    buffers: { type: 'string', default: '1GB' },
  },
});
const MENTIONS = Number(values.mentions);

/** Mentions that only say name and birth date, as many do, are counted apart. */
const variants = {
  all: (cells: PersonCells) => cells,
  'name and birth date only': (cells: PersonCells) => ({
    ...cells,
    phone: '',
    street: '',
    house_number: '',
    addition: '',
    postcode: '',
    town: '',
  }),
};

function plantedAmong(mentions: number): Planted[] {
  const step = Math.max(1, Math.floor(mentions / PLANTED));
  const chosen: { at: number; cells: PersonCells }[] = [];
  let at = 0;
  for (const cells of madePersons(mentions, SEED.persons)) {
    if (at % step === 0) chosen.push({ at, cells });
    at += 1;
  }
  return plant(chosen, SEED.errors);
}

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;

/** Of the planted, how many are among the candidates and among the best five. */
function recallOf(asked: readonly { readonly planted: Planted; readonly found: Found }[]) {
  const there = (kind: keyof Found, of: typeof asked) =>
    share(of.filter(({ planted, found }) => found[kind].includes(mentionIdOf(planted.at))).length, of.length);
  const counted = (of: typeof asked) => ({
    planted: of.length,
    candidates: there('candidates', of),
    bestFive: there('best', of),
  });
  const perError = secondErrorNames.map((error) => [
    error,
    counted(asked.filter(({ planted }) => planted.error === error)),
  ]);
  const sizes = asked.map(({ found }) => found.candidates.length);
  return { ...counted(asked), perError: Object.fromEntries(perError), candidatesPerLookup: summary(sizes) };
}

/** What was found, and in how many milliseconds once the scope stood. */
type Asked = { readonly found: Found; readonly ms: number };

async function openDesk(bench: BenchServer) {
  const world = await bench.openWorld('intake', (municipality) => `coordinator-${municipality}`);
  const parts = await openParts({
    connections: world.connections,
    dataDirectory: world.directory,
    masterKey: undefined,
    baseUrl: () => 'http://127.0.0.1',
    demo: true,
    onDatabaseError: () => undefined,
  });
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from organisation where code = 'zwolle'`,
  );
  const place: Place = { organisationId: rows[0]?.id ?? '', purpose: PURPOSE };
  const tokenHash = hashToken(world.tokens.get('zwolle') ?? '');
  const ask = (cells: PersonCells): Promise<Asked> =>
    withScope(
      parts.pools.app,
      { tokenHash, operation: operationOf('bench', undefined), requestId: newId() },
      async (scope) => {
        const began = performance.now();
        const found = await lookUp(scope, PURPOSE, cells);
        return { found, ms: performance.now() - began };
      },
    );
  return { owner: world.owner, place, ask, close: () => parts.close() };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function measure(planted: readonly Planted[], { ask, owner }: Pick<Desk, 'ask' | 'owner'>) {
  const results: Record<string, unknown> = {};
  for (const [variant, shown] of Object.entries(variants)) {
    const found = new Map<number, Found>();
    let lookups: number[] = [];
    const lookNext = async (turn: number): Promise<void> => {
      const next = planted[turn % planted.length];
      if (next === undefined) return;
      const asked = await ask(shown(next.cells));
      found.set(turn % planted.length, asked.found);
      lookups.push(asked.ms);
    };
    const loadBefore = loadavg()[0];
    for (let turn = 0; turn < WARM_UP; turn += LANES)
      await Promise.all(Array.from({ length: LANES }, (_, lane) => lookNext(turn + lane)));
    lookups = [];
    const cpuSoFar = await startCpuCount(owner);
    const run = await runLanes(LANES, SECONDS, WARM_UP, lookNext);
    const cpuMsPerLookup = await cpuSoFar(run.durations.length);
    const asked = [...found].flatMap(([at, each]) => {
      const one = planted[at];
      return one === undefined ? [] : [{ planted: one, found: each }];
    });
    results[variant] = {
      lookupsPerSecond: Math.round(run.durations.length / run.seconds),
      /** Of the lookup with its scoring, in a transaction that is under way, as when a signal is recorded. */
      ms: summary(lookups),
      /** Of the whole transaction: the session looked up, the scope opened, the lookup, the commit. */
      transactionMs: summary(run.durations),
      cpuMsPerLookup,
      /** Of the machine in the minute before: above 0 somebody else was at work. */
      loadBefore,
      recall: recallOf(asked),
    };
  }
  return results;
}

const bench = await startBenchServer({ shared_buffers: values.buffers });
try {
  const desk = await openDesk(bench);
  const began = performance.now();
  const keys = await loadMentions(desk.owner, desk.place, MENTIONS, SEED.persons);
  const loadSeconds = Math.round((performance.now() - began) / 1000);
  const planted = plantedAmong(MENTIONS);
  const results = await measure(planted, desk);
  await desk.close();
  const sizes = { mentions: MENTIONS, keys, keysPerMention: Math.round((keys / MENTIONS) * 100) / 100 };
  const result = {
    target: TARGET,
    machine: machine(),
    buffers: values.buffers,
    lanes: LANES,
    ...sizes,
    loadSeconds,
    results,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  await bench.stop();
  process.exit();
}
