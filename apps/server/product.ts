import type { FastifyInstance } from 'fastify';
import { endEmbeddedSessions, openSetup } from '#modules/trust/access/server/index.ts';
import { replayJournal } from '#modules/trust/retention/server/index.ts';
import { startBackground } from './background.ts';
import { buildWeb, webDirectory } from './build-web.ts';
import { composeApp } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { loadDemoData } from './demo-data.ts';
import { findListenPort, portError } from './listen-port.ts';
import { type OpenedDatabase, openDatabase } from './open-database.ts';
import { openJournal, openParts, type Parts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { serveWeb } from './serve-web.ts';

export type Product = {
  /** Where it listens; the line `Schakel ready` names it. */
  readonly url: string;
  /** Where the first administrator sets the product up; undefined: there is one, or it is the demo. */
  readonly setupUrl: string | undefined;
  readonly parts: Parts;
  /** Stops accepting, lets running requests finish for a moment, closes the database. Within five seconds. */
  stop(): Promise<void>;
};

export type Reports = { readonly say: (line: string) => void; readonly databaseLog?: (line: string) => void };

const DEMO_REGION = 'ijsselland';
/** How long running requests may take to finish after the sign to stop, in milliseconds. */
const FINISH_WITHIN = 2_500;

type Stop = () => Promise<void>;

/** Undoes in reverse order what was started; a failure of one step does not keep the others from running. */
async function unwind(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop().catch(() => undefined);
}

export async function prepare(configuration: Configuration, database: OpenedDatabase): Promise<void> {
  if (database.joined) return;
  await prepareDatabase(database.connections, {
    region: configuration.demo ? DEMO_REGION : undefined,
    withPeople: configuration.demo,
    validFrom: '2025-01-01',
  });
  // A database that was restored from before forgets again what was destroyed since, before anybody can look.
  await replayJournal(database.connections.owner, openJournal(configuration));
}

const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);

async function closeApp(app: FastifyInstance): Promise<void> {
  const closing = app.close();
  await within(FINISH_WITHIN, closing);
  app.server.closeAllConnections();
  await within(200, closing);
}

/** Starts everything and listens. Errors: see sentenceOf; what had started is stopped again. */
export async function startProduct(configuration: Configuration, reports: Reports): Promise<Product> {
  const stops: Stop[] = [];
  try {
    const port = await findListenPort(configuration.host, configuration.port);
    const local = `http://${configuration.host === '0.0.0.0' ? '127.0.0.1' : configuration.host}:${port}`;
    const building = buildWeb(reports.say);
    building.catch(() => undefined);
    const database = await openDatabase(configuration, reports.databaseLog ?? (() => undefined));
    stops.push(() => database.stop());
    await prepare(configuration, database);
    const parts = await openParts({
      connections: database.connections,
      dataDirectory: configuration.dataDirectory,
      journalDirectory: configuration.journalDirectory,
      masterKey: configuration.masterKey,
      addressServiceUrl: configuration.addressServiceUrl,
      baseUrl: () => configuration.publicUrl ?? local,
      localUrl: () => local,
      demo: configuration.demo,
      oidc: configuration.oidc,
      mail: configuration.smtp !== undefined,
      onDatabaseError: () => undefined,
    });
    stops.push(() => within(500, parts.close()) as Promise<void>);
    if (configuration.demo) await loadDemoData(parts, reports.say);
    else await endEmbeddedSessions(parts);
    const setupUrl = configuration.demo ? undefined : await openSetup(parts);
    await building;
    const app = await composeApp(parts, {
      logger: { level: configuration.logLevel },
      trustProxy: configuration.trustProxy,
    });
    stops.push(() => closeApp(app));
    await serveWeb(app, webDirectory);
    await app.listen({ host: configuration.host, port }).catch((error: unknown) => {
      throw portError(error, configuration.host, port);
    });
    const stopBackground = await startBackground(configuration, parts, (message) => app.log.error(message));
    stops.push(() => within(1_500, stopBackground()) as Promise<void>);
    return { url: local, setupUrl, parts, stop: () => unwind(stops) };
  } catch (error) {
    await unwind(stops);
    throw error;
  }
}
