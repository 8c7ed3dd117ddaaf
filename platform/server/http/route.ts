import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Scope } from '../scope.ts';

type Schema = z.ZodType;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;

/** What a handler gives back; `body` must fit the schema of `status` in `replies`, what is not listed does not leave. */
export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stream?: Readable;
};

export const reply = (status: number, body?: unknown, headers?: Readonly<Record<string, string>>): Reply => ({
  status,
  ...(body === undefined ? {} : { body }),
  ...(headers === undefined ? {} : { headers }),
});

export const replyStream = (stream: Readable, headers: Readonly<Record<string, string>>): Reply => ({
  status: 200,
  stream,
  headers,
});

type Context<P, Q, B, Prepared> = {
  readonly scope: Scope;
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  readonly prepared: Prepared;
  readonly request: FastifyRequest;
};

type PublicContext<P, Q, B> = {
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Common<P, Q, B> = {
  readonly method: Method;
  /** Below /api/v1, plural kebab-case nouns, `{id}`-style parameters written as `:id`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Per status its schema, `null` for an empty reply, a media type for a stream. */
  readonly replies: Readonly<Record<number, Schema | null | string>>;
  /** Larger than the general limit only where a route says so, in bytes. */
  readonly bodyLimit?: number;
};

export type ScopedRoute<P = undefined, Q = undefined, B = undefined, Prepared = undefined> = Common<
  P,
  Q,
  B
> & {
  /** Role groups that may enter, or everyone signed in. Without it a route does not exist. */
  readonly enter: readonly string[] | 'signed-in';
  /** True: an answer without an audit event is refused. */
  readonly personalData: boolean;
  /** Service clients may call it too (default true for reads and writes of the main line). */
  readonly multipart?: boolean;
  /** The reply holds a secret: a repeat under the same idempotency key gets the status, not the reply again. */
  readonly secretReply?: boolean;
  /** Runs before the transaction opens (receiving a file, say), after the session was checked. */
  readonly prepare?: (request: FastifyRequest) => Promise<Prepared>;
  /** Undoes `prepare` when the transaction did not commit. */
  readonly discard?: (prepared: Prepared) => Promise<void>;
  readonly handle: (context: Context<P, Q, B, Prepared>) => Promise<Reply>;
  /** Runs after the commit: work that must not hold the transaction. */
  readonly afterCommit?: (context: Context<P, Q, B, Prepared>) => Promise<void>;
};

export type PublicRoute<P = undefined, Q = undefined, B = undefined> = Common<P, Q, B> & {
  readonly enter: 'public';
  readonly handle: (context: PublicContext<P, Q, B>) => Promise<Reply>;
};

/** A route with its types erased: what modules hand to the application. */
export type RouteDefinition =
  | (Omit<
      ScopedRoute<Schema | undefined, Schema | undefined, Schema | undefined, unknown>,
      'handle' | 'discard' | 'afterCommit'
    > & {
      readonly handle: (context: never) => Promise<Reply>;
      readonly discard?: (prepared: never) => Promise<void>;
      readonly afterCommit?: (context: never) => Promise<void>;
    })
  | (Omit<PublicRoute<Schema | undefined, Schema | undefined, Schema | undefined>, 'handle'> & {
      readonly handle: (context: never) => Promise<Reply>;
    });

export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  Prepared = undefined,
>(definition: ScopedRoute<P, Q, B, Prepared>): RouteDefinition {
  return definition as unknown as RouteDefinition;
}

export function publicRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: PublicRoute<P, Q, B>): RouteDefinition {
  return definition as unknown as RouteDefinition;
}
