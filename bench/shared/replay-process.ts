import { readFile } from 'node:fs/promises';
import { type DatabaseConnections, openPool } from '#platform/server/index.ts';
import { answerParent } from './child.ts';
import { runLanes } from './measure.ts';
import { renewed, type Statement } from './statements.ts';

// The statements of requests, sent through the same pool by a process that does nothing else.
type Settings = { readonly connections: DatabaseConnections; readonly templates: string };
type Templates = { readonly requests: readonly (readonly Statement[])[]; readonly fixed: readonly string[] };

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
const { requests, fixed } = JSON.parse(await readFile(settings.templates, 'utf8')) as Templates;
const fixedIds = new Set(fixed);
const pool = openPool(
  { connectionString: settings.connections.app, max: 12, applicationName: 'bench' },
  () => undefined,
);

async function replay(turn: number): Promise<void> {
  const request = requests[turn];
  if (request === undefined) throw new Error(`only ${requests.length} signals were recorded`);
  const statements = renewed(request, fixedIds);
  const client = await pool.connect();
  try {
    for (const statement of statements)
      await client.query(
        statement.values === undefined ? statement.text : { ...statement, values: [...statement.values] },
      );
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

answerParent(
  {
    run: ({ lanes, seconds, first }: { lanes: number; seconds: number; first: number }) =>
      runLanes(lanes, seconds, first, replay),
  },
  () => pool.end(),
);
