import { findAppointment, openSession } from '#modules/trust/access/server/index.ts';
import { newId } from '#platform/kit/index.ts';
import { hashToken, operationOf, withScope, withSystemScope } from '#platform/server/index.ts';
import { findOrphans } from './batch-queries.ts';
import { removeExpiredImports, removeSpentFiles } from './housekeeping.ts';
import { mayImport } from './policy.ts';
import type { ImportActor, ImportParts } from './ports.ts';
import { runImport } from './run-import.ts';

/** The appointment ended or lost its role, or the person is blocked: nobody may work in that name. */
class NoImporterError extends Error {}

/** A session of its own for work that outlives the request; it ends by its own limits. Errors: NoImporterError. */
async function openImportActor(parts: ImportParts, appointmentId: string): Promise<ImportActor> {
  const session = await withSystemScope(
    parts.pools.system,
    'let an import run on behalf of its importer',
    async (system) => {
      const appointment = await findAppointment(system, appointmentId);
      if (appointment === undefined) throw new NoImporterError(appointmentId);
      return openSession(system, parts.content, appointment, { kind: 'job', now: parts.clock.now() });
    },
  );
  const actor = { tokenHash: hashToken(session.token), operation: operationOf('runImport', undefined) };
  const may = await withScope(parts.pools.app, { ...actor, requestId: newId() }, async (scope) =>
    mayImport(scope),
  );
  if (!may) throw new NoImporterError(appointmentId);
  return actor;
}

export type ImportRunner = {
  /** Runs a batch in the background; a batch that runs here already goes on as it is. */
  start(batch: { readonly id: string; readonly appointmentId: string }): void;
  /** Takes up runs whose process stopped, and throws away what is past its term: now and from time to time. */
  watch(): void;
  /** Waits for what runs here; for tests and for commands. */
  settled(): Promise<void>;
  /** Lets go of everything: runs stop after their present chunk and are taken up again by the next start. */
  stop(): Promise<void>;
};

export type RunnerOptions = { readonly onError: (error: unknown) => void };

/** How often runs without a process are looked for, in milliseconds. */
const watchEvery = 15_000;

/** Background work of one process. Whatever happens to it, the batches stand in the database and any process can take them up. */
export function createImportRunner(parts: ImportParts, { onError }: RunnerOptions): ImportRunner {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const start: ImportRunner['start'] = (batch) => {
    if (stopping.signal.aborted || running.has(batch.id)) return;
    const work = openImportActor(parts, batch.appointmentId)
      .then((actor) => runImport(parts, actor, batch.id, stopping.signal))
      .then(() => undefined, onError)
      .finally(() => running.delete(batch.id));
    running.set(batch.id, work);
  };
  const takeUp = async (): Promise<void> => {
    const orphans = await withSystemScope(
      parts.pools.system,
      'take up imports whose process stopped',
      findOrphans,
    );
    for (const orphan of orphans) start(orphan);
  };
  const tick = (): void => {
    takeUp()
      .then(() => removeSpentFiles(parts))
      .then(() => removeExpiredImports(parts))
      .catch(onError);
  };
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running.values());
  };
  return {
    start,
    watch: () => {
      tick();
      timer ??= setInterval(tick, watchEvery).unref();
    },
    settled,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await settled();
    },
  };
}
