import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { signalExists } from '#modules/chain/signals/server/index.ts';
import { layFirstTables } from '#modules/chain/weighing/server/index.ts';
import { type JobSession, openJobSession } from '#modules/trust/access/server/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { composeApp } from './compose.ts';
import { type Actor, actorOf, type Body, castOf } from './demo/actor.ts';
import { readStory, type StorySignal } from './demo/story.ts';
import { tellStory } from './demo/tell-story.ts';
import { storyId } from './demo/telling.ts';
import type { Parts } from './parts.ts';
import { contentDirectory } from './prepare-database.ts';

/** Stands in the data directory while the story is told; what was begun is not told again. */
const TELLING = 'demo-being-told';
const REMEDY = 'An empty data directory gets all of them.';

const tablesSchema = z.object({ name: z.string(), purposes: z.array(z.string()).min(1) });

async function layTables(parts: Parts): Promise<void> {
  const text = await readFile(`${contentDirectory}/demo/weighing-tables.json`, 'utf8');
  const tables = tablesSchema.parse(JSON.parse(text));
  await withSystemScope(parts.pools.system, 'lay the weighing tables of the demo', (system) =>
    layFirstTables(system, tables.name, tables.purposes),
  );
}

/** The story is told from its first signal on: where its reporter finds that one, it was told before. */
async function isTold(parts: Parts, first: StorySignal): Promise<boolean> {
  const session = await openJobSession(parts, first.by);
  try {
    return await session.inScope('getSignal', (scope) => signalExists(scope, storyId(first.key)));
  } finally {
    await session.end();
  }
}

/** Everything goes through the API under the sessions of the demo people: every rule and the log hold for it too. */
async function tell(parts: Parts): Promise<void> {
  const story = await readStory();
  const [first] = story.signals;
  if (first === undefined) return;
  const telling = join(parts.dataDirectory, TELLING);
  if (await isTold(parts, first)) {
    if (existsSync(telling))
      throw new Error(`an earlier start was interrupted while it laid them. ${REMEDY}`);
    return;
  }
  await writeFile(telling, '');
  const app = await composeApp(parts, { logger: false });
  const sessions: JobSession[] = [];
  const signIn = async (username: string): Promise<Actor> => {
    const session = await openJobSession(parts, username);
    sessions.push(session);
    const headers = { authorization: `Bearer ${session.token}` };
    return actorOf(async (method, path, body) => {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: method === 'POST' ? { ...headers, 'idempotency-key': newId() } : headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const json: Body = answer.body === '' ? undefined : answer.json();
      return { status: answer.statusCode, body: json };
    }, username);
  };
  const cast = castOf(signIn);
  try {
    await tellStory({ story, cast, today: calendarDateAt(parts.clock.now()) });
    await rm(telling);
  } finally {
    for (const session of sessions) await session.end().catch(() => undefined);
    await app.close();
  }
}

/**
 * Lays what the demo needs, once: called at every start with demo, after the region and its people are there and before
 * the product listens. It does nothing where its data are there already. A story that can not be told keeps nothing from
 * starting: `say` gets one line about it.
 */
export async function loadDemoData(
  parts: Parts,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  try {
    await layTables(parts);
    await tell(parts);
  } catch (error) {
    say(`The demo data are incomplete: ${error instanceof Error ? error.message : String(error)}`);
  }
}
