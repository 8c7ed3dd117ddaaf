import { type Kysely, sql } from 'kysely';
import pg from 'pg';

export type { RawBuilder } from 'kysely';
export { sql };

/** A connection or transaction. Rows are typed per statement, so the schema type stays open. */
export type Database = Kysely<Record<string, never>>;

export type Pool = pg.Pool;

// Dates stay what they are: calendar days are text, moments are ISO text in UTC, counts are numbers.
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(INT8, (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
});

export type PoolOptions = {
  readonly connectionString: string;
  readonly max: number;
  readonly applicationName: string;
};

/**
 * Disks of today read anywhere at the cost of reading on: with the old default, a count of the rows of one organisation
 * read the whole table (59 ms among 100,000 rows) beside an index that holds every column it asks for (23 ms).
 */
const PLANNER = '-c random_page_cost=1.1';

/** Opens a pool. A lost idle connection is logged by the caller's `onError`, never thrown. */
export function openPool(options: PoolOptions, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    options: PLANNER,
  });
  pool.on('error', onError);
  // A connection that breaks while a request holds it: that request fails with the same error, nobody else needs it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const CONNECTION_LOST = new Set([
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** True when the database could not be reached or went away, so that a repeat may succeed. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: string }).code;
  if (code !== undefined && CONNECTION_LOST.has(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
    error.message,
  );
}

/**
 * True when a policy or a trigger of the database refused what the code let through. A right that was never granted
 * (`aclcheck_error`) is no refusal of a person but a fault of the code.
 */
export const isRefusedByDatabase = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '42501' && error.routine !== 'aclcheck_error';

export type ConstraintViolation = {
  readonly constraint: string;
  readonly table: string;
  readonly state: string;
};

/** The named rule of the database that refused a statement, or undefined. Callers turn the name into words. */
export function constraintOf(error: unknown): ConstraintViolation | undefined {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return undefined;
  return { constraint: error.constraint ?? '', table: error.table ?? '', state: error.code };
}
