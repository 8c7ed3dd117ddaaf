import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import { openPool, type Pool, withSystemScope } from '#platform/server/index.ts';
import type { Mailer } from '#platform/server/mail/index.ts';
import { cleanUp } from './clean-up-queries.ts';
import { sendDueMail } from './send-mail.ts';

/** A task that another module brings: monitored signals that return, terms that come near. */
export type ExtraTask = {
  readonly name: string;
  /** When, as a cron line in UTC: `15 4 * * *`. */
  readonly schedule: string;
  readonly run: () => Promise<unknown>;
};

export type JobParts = {
  readonly ownerConnection: string;
  readonly systemPool: Pool;
  readonly mailer: Mailer;
  readonly baseUrl: () => string;
  readonly tasks?: readonly ExtraTask[];
  /** A task that failed will be tried again; this is for the log. */
  readonly onError: (message: string) => void;
  /** Milliseconds between two looks for work that nobody announced. */
  readonly pollInterval?: number;
};

export type Jobs = { stop(): Promise<void> };

/** Only what went wrong is told; the library's own chatter is not ours to log. */
const quietLogger = (onError: (message: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error') onError(message);
  });

const scheduleOf = (extra: readonly ExtraTask[]) => {
  const once = (task: string, match: string) => ({
    task,
    match,
    options: { jobKey: task, backfillPeriod: 0 },
  });
  return parseCronItems([
    once('send-mail', '* * * * *'),
    once('clean-up', '20 3 * * *'),
    ...extra.map((task) => once(task.name, task.schedule)),
  ]);
};

async function startWorker(parts: JobParts, pool: Pool): Promise<Runner> {
  const send = () => sendDueMail({ pool: parts.systemPool, mailer: parts.mailer, link: parts.baseUrl });
  const extra = parts.tasks ?? [];
  const events = new EventEmitter();
  const cannotAsk = once(events, 'worker:getJob:error');
  const runner = await run({
    pgPool: pool,
    events,
    concurrency: 2,
    noHandleSignals: true,
    // Not one by one: there a connection that is lost just then is a rejection nobody handles, and the process ends.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pollInterval: parts.pollInterval ?? 5_000,
    logger: quietLogger(parts.onError),
    taskList: {
      'send-mail': async () => void (await send()),
      'clean-up': async () => void (await withSystemScope(parts.systemPool, 'clean up', cleanUp)),
      ...Object.fromEntries(extra.map((task) => [task.name, async () => void (await task.run())])),
    },
    parsedCronItems: scheduleOf(extra),
  });
  const end = (): Promise<void> => runner.stop().catch(() => undefined);
  // It may never be able to ask again: a look-up of the tasks that failed is kept by the library, and answers each question.
  void cannotAsk.then(end);
  try {
    await runner.addJob('send-mail', {}, { jobKey: 'send-mail-at-start' });
  } catch (error) {
    await end();
    throw error;
  }
  return runner;
}

/** Milliseconds between the end of a worker and the next one. */
const AGAIN_AFTER = 5_000;

/**
 * Starts the background worker inside the server. Its tables live in the schema `graphile_worker` of the owner; the
 * tasks themselves use the narrow system role. Mail that waited from before is sent at once. A worker that ends, or
 * cannot ask for jobs, because its database went away is followed by a new one. Errors: the first start fails as the database does.
 */
export async function startJobs(parts: JobParts): Promise<Jobs> {
  // Connections of our own: one that is lost while stopping is told here and ends nothing.
  const pool = openPool(
    { connectionString: parts.ownerConnection, max: 4, applicationName: 'schakel-jobs' },
    (error) => parts.onError(error.message),
  );
  const stopped = new AbortController();
  let runner = await startWorker(parts, pool);
  const keepRunning = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await runner.promise.catch((error: unknown) => parts.onError(String(error)));
      await delay(AGAIN_AFTER, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      runner = await startWorker(parts, pool).catch((error: unknown) => {
        parts.onError(String(error));
        return runner;
      });
    }
  };
  const kept = keepRunning();
  return {
    stop: async () => {
      stopped.abort();
      await runner.stop().catch(() => undefined);
      // One that was just being started when it had to stop ends as well.
      await kept.then(() => runner.stop()).catch(() => undefined);
      await pool.end();
    },
  };
}
