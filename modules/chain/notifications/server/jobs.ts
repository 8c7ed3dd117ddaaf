import { Logger, parseCronItems, run } from 'graphile-worker';
import { type Pool, withSystemScope } from '#platform/server/index.ts';
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

/**
 * Starts the background worker inside the server. Its tables live in the schema `graphile_worker` of the owner; the
 * tasks themselves use the narrow system role. Mail that waited from before is sent at once.
 */
export async function startJobs(parts: JobParts): Promise<Jobs> {
  const send = () => sendDueMail({ pool: parts.systemPool, mailer: parts.mailer, link: parts.baseUrl });
  const extra = parts.tasks ?? [];
  const once = (task: string, match: string) => ({
    task,
    match,
    options: { jobKey: task, backfillPeriod: 0 },
  });
  const runner = await run({
    connectionString: parts.ownerConnection,
    maxPoolSize: 3,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: parts.pollInterval ?? 5_000,
    logger: quietLogger(parts.onError),
    taskList: {
      'send-mail': async () => void (await send()),
      'clean-up': async () => void (await withSystemScope(parts.systemPool, 'clean up', cleanUp)),
      ...Object.fromEntries(extra.map((task) => [task.name, async () => void (await task.run())])),
    },
    parsedCronItems: parseCronItems([
      once('send-mail', '* * * * *'),
      once('clean-up', '20 3 * * *'),
      ...extra.map((task) => once(task.name, task.schedule)),
    ]),
  });
  await runner.addJob('send-mail', {}, { jobKey: 'send-mail-at-start' });
  return { stop: () => runner.stop() };
}
