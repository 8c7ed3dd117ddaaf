import pg from 'pg';
import { ContentError } from '#modules/trust/purposes/server/index.ts';
import { JournalError } from '#modules/trust/retention/server/index.ts';
import { EmbeddedPostgresError, type EmbeddedPostgresProblem } from '#platform/server/embedded-postgres.ts';
import { isDatabaseUnavailable, MigrationMismatchError } from '#platform/server/index.ts';
import { ConfigurationError } from './configuration.ts';

/** Something that stops the start and that the person who starts the product can change; one sentence. */
export class StartError extends Error {}

type Facts = Readonly<Record<string, string>>;

const DATABASE_SENTENCES: Readonly<Record<EmbeddedPostgresProblem, (facts: Facts) => string>> = {
  'data-directory-not-writable': ({ directory, reason }) =>
    `The data directory ${directory} cannot be written (${reason}); give write access or set SCHAKEL_DATA_DIR to another directory.`,
  'data-directory-unreachable': ({ directory, account }) =>
    `The database runs as ${account}, which cannot reach ${directory}; set SCHAKEL_DATA_DIR to a directory that it can reach.`,
  'data-directory-in-use': ({ directory, ownerPid }) =>
    `The data directory ${directory} is in use by another Schakel${ownerPid === undefined ? '' : ` (process ${ownerPid})`}; stop that one or set SCHAKEL_DATA_DIR to another directory.`,
  'database-version': ({ directory, found, expected }) =>
    `The database in ${directory} was made by PostgreSQL ${found}, and this version of Schakel needs PostgreSQL ${expected}; start the version that made it, or restore a backup into an empty data directory.`,
  'database-platform': ({ package: name, account }) =>
    `The embedded database cannot run on this machine (${name ?? account ?? 'unknown platform'}); set DATABASE_URL to a PostgreSQL 18 server.`,
  'database-port-in-use': () => 'No free port was found for the embedded database; try again.',
  'database-start-failed': ({ output }) => `The embedded database did not start: ${lastLine(output)}.`,
};

const lastLine = (output: string | undefined): string =>
  (output ?? '').trim().split('\n').at(-1)?.replace(/\.$/, '') || 'it said nothing';

const PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

function fromSystem(error: Error): string | undefined {
  const path = (error as NodeJS.ErrnoException).path;
  if (PERMISSION.has(codeOf(error)) && path !== undefined) {
    return `${path} cannot be read or written (${codeOf(error)}); give access to it or set SCHAKEL_DATA_DIR to another directory.`;
  }
  if (codeOf(error) === 'ENOSPC') return 'There is no space left on the disk of the data directory.';
  return undefined;
}

function fromDatabase(error: Error): string | undefined {
  if (isDatabaseUnavailable(error) || codeOf(error) === 'ENOTFOUND') {
    return `The database cannot be reached (${codeOf(error) || error.message}); check DATABASE_URL and whether the server runs.`;
  }
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code === '28P01' || error.code === '28000')
    return 'The database refuses the user or password in DATABASE_URL.';
  if (error.code === '3D000') return 'The database named in DATABASE_URL does not exist; create it first.';
  if (error.code === '42501') {
    return `The user of DATABASE_URL may not prepare the database (${error.message}); it must own the database and may create roles.`;
  }
  return undefined;
}

/** One sentence for a failure that its reader can solve; undefined: a fault of ours, shown with its trace. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof StartError || error instanceof ConfigurationError) return error.message;
  if (error instanceof EmbeddedPostgresError) return DATABASE_SENTENCES[error.code](error.facts);
  if (error instanceof MigrationMismatchError)
    return `The database does not fit this version of Schakel: ${error.message}.`;
  if (error instanceof JournalError)
    return `The journal of destroyed records cannot be trusted: ${error.message}; restore that file from its own copy.`;
  if (error instanceof ContentError) return `The content is not valid: ${error.message}.`;
  if (!(error instanceof Error)) return undefined;
  return (
    fromSystem(error) ??
    fromDatabase(error) ??
    (error.cause === undefined ? undefined : sentenceOf(error.cause))
  );
}
