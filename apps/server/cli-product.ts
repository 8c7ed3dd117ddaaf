import { type JobSession, openJobSession, UnknownPersonError } from '#modules/trust/access/server/index.ts';
import { readConfiguration } from './configuration.ts';
import { joinDatabase } from './open-database.ts';
import { openParts, type Parts } from './parts.ts';
import { prepare } from './product.ts';
import { StartError } from './start-error.ts';

/** A session in someone's name for the length of the command: by login name or e-mail address. */
export type SessionFor = (loginName: string) => Promise<JobSession>;

const WORDS: Readonly<Record<UnknownPersonError['reason'], (name: string) => string>> = {
  unknown: (name) => `Nobody here signs in as ${name}; give a login name or e-mail address with --as.`,
  ambiguous: (name) => `More than one person signs in as ${name}; give the e-mail address with --as.`,
  'no-appointment': (name) => `${name} has no appointment that is valid today.`,
};

/**
 * Runs a command on the product's data: with the database of a product that is running on the same data directory, with
 * DATABASE_URL, or else with the embedded database started for the command and stopped after it. Sessions are ended after.
 */
export async function withCliProduct<Value>(
  run: (parts: Parts, sessionFor: SessionFor) => Promise<Value>,
): Promise<Value> {
  const configuration = readConfiguration();
  const database = await joinDatabase(configuration, () => undefined);
  try {
    await prepare(configuration, database);
    const address = configuration.publicUrl ?? `http://${configuration.host}:${configuration.port}`;
    const parts = await openParts({
      ...configuration,
      connections: database.connections,
      baseUrl: () => address,
      onDatabaseError: () => undefined,
      poolSize: 4,
    });
    const sessions: JobSession[] = [];
    const sessionFor: SessionFor = async (loginName) => {
      try {
        const session = await openJobSession(parts, loginName);
        sessions.push(session);
        return session;
      } catch (error) {
        if (error instanceof UnknownPersonError) throw new StartError(WORDS[error.reason](loginName));
        throw error;
      }
    };
    try {
      return await run(parts, sessionFor);
    } finally {
      for (const session of sessions) await session.end().catch(() => undefined);
      await parts.close();
    }
  } finally {
    await database.stop();
  }
}
