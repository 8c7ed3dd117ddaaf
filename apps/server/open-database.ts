import { findRunningPostgres, startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts';
import {
  type DatabaseConnections,
  prepareGivenServer,
  prepareOwnServer,
  serverVersion,
} from '#platform/server/index.ts';
import type { Configuration } from './configuration.ts';
import { keepSecrets } from './secrets.ts';
import { StartError } from './start-error.ts';

export type OpenedDatabase = {
  readonly connections: DatabaseConnections;
  /** True when another process keeps it running and has prepared it. */
  readonly joined: boolean;
  stop(): Promise<void>;
};

const DATABASE = 'schakel';
const LOWEST_VERSION = 18;

async function openGiven(url: string, password: string): Promise<OpenedDatabase> {
  const version = await serverVersion(url);
  if (version < LOWEST_VERSION) {
    throw new StartError(
      `The server of DATABASE_URL is PostgreSQL ${version}; Schakel needs ${LOWEST_VERSION} or newer.`,
    );
  }
  return { connections: await prepareGivenServer(url, password), joined: false, stop: async () => undefined };
}

type Places = Pick<Configuration, 'dataDirectory' | 'databaseUrl'>;

/** The database of the product: the given one, or the embedded one in the data directory, started here. */
export async function openDatabase(places: Places, log: (line: string) => void): Promise<OpenedDatabase> {
  if (places.databaseUrl !== undefined) {
    return openGiven(places.databaseUrl, (await keepSecrets(places.dataDirectory)).databasePassword);
  }
  const postgres = await startEmbeddedPostgres({ dataDirectory: places.dataDirectory, log });
  try {
    const { databasePassword } = await keepSecrets(places.dataDirectory);
    const connections = await prepareOwnServer(postgres.connectionString, DATABASE, databasePassword);
    return { connections, joined: false, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** As openDatabase, but joins the database of a product that is running on the same data directory. */
export async function joinDatabase(places: Places, log: (line: string) => void): Promise<OpenedDatabase> {
  const running =
    places.databaseUrl === undefined ? await findRunningPostgres(places.dataDirectory) : undefined;
  if (running === undefined) return openDatabase(places, log);
  const { databasePassword } = await keepSecrets(places.dataDirectory);
  const connections = await prepareOwnServer(running.connectionString, DATABASE, databasePassword);
  return { connections, joined: true, stop: async () => undefined };
}
