import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { newId } from '../kit/index.ts';
import type { AuditEvent } from './audit-event.ts';
import { auditPayload } from './audit-event.ts';
import type { Database, Pool } from './database.ts';
import type { Operation } from './operation.ts';
import { preparedQuery } from './prepared-query.ts';

export type { Operation } from './operation.ts';

/** Who asks, as derived by the database from the session row; nothing in it comes from the client. */
export type Actor = {
  readonly kind: 'person' | 'service' | 'job' | 'processor';
  readonly session: { readonly id: string };
  readonly person: { readonly id: string; readonly name: string; readonly language: 'nl' | 'en' };
  readonly appointment: {
    readonly id: string;
    readonly title: string;
    readonly departmentIds: readonly string[];
  };
  readonly organisation: {
    readonly id: string;
    readonly code: string;
    readonly type: string;
    readonly name: string;
    readonly prefix: string;
    readonly cbsCode: string | null;
  };
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  /** Purposes of this scope: all that the session holds, or the ones the request asked for. */
  readonly purposes: readonly string[];
  /** Purposes in which this actor reads every record of the organisation. */
  readonly widePurposes: readonly string[];
  readonly allPurposes: readonly string[];
  readonly currentPurpose: string | null;
  /** Set when acting for another organisation under its mandate. */
  readonly mandate?: { readonly id: string; readonly organisationId: string };
};

/** One transaction with row-level security in force. The only way of a request to data. */
export type Scope = Actor & {
  readonly db: Database;
  /** The moment the request began, by the database's wall clock (now() in SQL stands still in a transaction). */
  readonly now: Date;
  readonly requestId: string;
  readonly operation: Operation;
  /** Adds an event to the audit log of this transaction. It is written just before commit. */
  audit(event: AuditEvent): void;
  /**
   * A statement of which nothing is asked back: it runs just before the commit, in the same round trip, and undoes
   * everything when it fails. Values must be escaped already.
   */
  atCommit(statement: string): void;
};

export type ScopeRequest = {
  readonly tokenHash: Buffer;
  /** undefined: every purpose of the session. */
  readonly purposes?: readonly string[];
  readonly operation: Operation;
  readonly requestId: string;
  /** Act as processor for this organisation; without a valid mandate the scope is refused. */
  readonly mandateFor?: string;
  /** One more statement for the opening round trip, after the scope stands (values already escaped). */
  readonly firstStatement?: string;
};

/** The session is unknown, ended, or past its limits. */
export class NoSessionError extends Error {}

/** The organisation gave no mandate that is valid today. */
export class NoMandateError extends Error {}

/** A route said that it shows personal data and wrote no audit event: no audit row, no answer. */
export class AuditMissingError extends Error {}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

type Claim = {
  k: Actor['kind'];
  s: string;
  p: string;
  a: string;
  o: string;
  t: string;
  r: string[];
  g: string[];
  u: string[];
  w: string[];
  d: string[];
  personName: string;
  language: 'nl' | 'en';
  title: string;
  organisationCode: string;
  organisationName: string;
  prefix: string;
  cbsCode: string | null;
  allPurposes: string[];
  currentPurpose: string | null;
  now: string;
};

function actorOf(claim: Claim): Actor {
  return {
    kind: claim.k,
    session: { id: claim.s },
    person: { id: claim.p, name: claim.personName, language: claim.language },
    appointment: { id: claim.a, title: claim.title, departmentIds: claim.d },
    organisation: {
      id: claim.o,
      code: claim.organisationCode,
      type: claim.t,
      name: claim.organisationName,
      prefix: claim.prefix,
      cbsCode: claim.cbsCode,
    },
    roles: claim.r,
    groups: claim.g,
    purposes: claim.u,
    widePurposes: claim.w,
    allPurposes: claim.allPurposes,
    currentPurpose: claim.currentPurpose,
  };
}

const kyselyByClient = new WeakMap<pg.PoolClient, Database>();

/** One Kysely per physical connection, so that a request builds nothing. */
function kyselyOn(client: pg.PoolClient): Database {
  let db = kyselyByClient.get(client);
  if (db === undefined) {
    const held = { query: preparedQuery(client), release: () => undefined } as unknown as pg.PoolClient;
    const pool = { connect: async () => held, end: async () => undefined, options: {} } as unknown as pg.Pool;
    db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
    kyselyByClient.set(client, db);
  }
  return db;
}

function openStatement(request: ScopeRequest): string {
  const token = `'\\x${request.tokenHash.toString('hex')}'::bytea`;
  const purposes =
    request.purposes === undefined
      ? 'null'
      : `array[${request.purposes.map((purpose) => pg.escapeLiteral(purpose)).join(',')}]::text[]`;
  const mandate =
    request.mandateFor === undefined
      ? ''
      : `; select begin_mandate_scope(${pg.escapeLiteral(request.mandateFor)}::uuid) as claim`;
  const first = request.firstStatement === undefined ? '' : `; ${request.firstStatement}`;
  return `begin; select begin_scope(${token}, ${purposes}) as claim${mandate}${first}`;
}

type Opened = { readonly actor: Actor; readonly now: Date; readonly first: unknown };

async function open(client: pg.PoolClient, request: ScopeRequest): Promise<Opened> {
  const results = (await client.query(openStatement(request))) as unknown as {
    rows: { claim: Claim | null }[];
  }[];
  const claim = results[1]?.rows[0]?.claim;
  if (claim === null || claim === undefined) throw new NoSessionError('no valid session');
  const first: unknown = request.firstStatement === undefined ? undefined : results.at(-1)?.rows[0];
  const opened = { actor: actorOf(claim), now: new Date(claim.now), first };
  if (request.mandateFor === undefined) return opened;
  const under = results[2]?.rows[0]?.claim as unknown as (Claim & { m: string }) | null;
  if (under === null || under === undefined) throw new NoMandateError('no mandate of this organisation');
  return { ...opened, actor: underMandate(opened.actor, under, request.mandateFor) };
}

const underMandate = (actor: Actor, claim: Claim & { m: string }, organisationId: string): Actor => ({
  ...actor,
  kind: 'processor',
  groups: [],
  purposes: claim.u,
  widePurposes: [],
  mandate: { id: claim.m, organisationId },
});

/**
 * Runs `run` in one transaction under the session's scope and commits it together with its audit events.
 * `run` gets as `first` the row of the request's first statement. Round trips: one to open, those of `run`, one for the
 * audit, what waited for the commit, and the commit.
 * Errors: NoSessionError, NoMandateError, whatever `run` throws (after rollback), pg errors.
 */
export async function withScope<Value>(
  pool: Pool,
  request: ScopeRequest,
  run: (scope: Scope, first: unknown) => Promise<Value>,
  options: { readonly auditRequired?: boolean } = {},
): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const { actor, now, first } = await open(client, request);
    const events: AuditEvent[] = [];
    const last: string[] = [];
    const scope: Scope = {
      ...actor,
      db: kyselyOn(client),
      now,
      requestId: request.requestId,
      operation: request.operation,
      audit: (event) => events.push({ ...event, id: event.id ?? newId() }),
      atCommit: (statement) => last.push(statement),
    };
    const value = await run(scope, first);
    if (options.auditRequired === true && events.length === 0) {
      throw new AuditMissingError(`${request.operation.name} wrote no audit event`);
    }
    await commit(client, auditPayload(events, request.operation, now), last);
    return value;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function commit(
  client: pg.PoolClient,
  events: string | undefined,
  last: readonly string[],
): Promise<void> {
  const audit = events === undefined ? [] : [`select write_audit(${pg.escapeLiteral(events)}::jsonb)`];
  const results = await client.query([...audit, ...last, 'commit'].join('; '));
  const final = Array.isArray(results) ? results.at(-1) : results;
  // PostgreSQL answers COMMIT with ROLLBACK when a statement before it failed unnoticed.
  if (final?.command === 'ROLLBACK') throw new Error('the transaction was aborted before commit');
}
