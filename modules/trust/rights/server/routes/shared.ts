import { z } from 'zod';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
  type Scope,
} from '#platform/server/index.ts';
import { auditRights } from '../audit-rights.ts';
import { HANDLERS, READERS } from '../policy.ts';

export const byId = z.strictObject({ id: z.uuid() });
export const doneSchema = z.object({ id: z.uuid() });
export const countSchema = z.object({ count: z.number().int() });

type Cursor = ReturnType<typeof readCursor>;

/** Something a handler of the own organisation does to one request, part, notice or restriction. */
export const step = <Body extends z.ZodType, Done extends z.ZodType>(
  path: `/${string}/:id/${string}`,
  operationId: string,
  summary: string,
  body: Body,
  done: Done,
  /** Names in `changed` the records of which the change must hold after a restore. */
  take: (scope: Scope, id: string, body: z.output<Body>, changed: string[]) => Promise<z.output<Done>>,
  /** After the commit, of each of those records. */
  follow: (recordId: string) => Promise<void> = async () => undefined,
): RouteDefinition =>
  route({
    method: 'POST',
    path,
    operationId,
    tag: 'rights',
    summary,
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body,
    replies: { 201: z.object({ data: done }) },
    prepare: async (): Promise<{ readonly changed: string[] }> => ({ changed: [] }),
    handle: async ({ scope, params, body: given, prepared: { changed } }) =>
      reply(201, { data: await take(scope, params.id, given as z.output<Body>, changed) }),
    afterCommit: async ({ prepared: { changed } }) => {
      for (const recordId of new Set(changed)) await follow(recordId);
    },
  });

/** One thing to read: found by its id, or not there. */
export const reading = <Shown extends z.ZodType>(
  path: `/${string}/:id${string}`,
  operationId: string,
  summary: string,
  shown: Shown,
  read: (scope: Scope, id: string) => Promise<z.output<Shown>>,
): RouteDefinition =>
  route({
    method: 'GET',
    path,
    operationId,
    tag: 'rights',
    summary,
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: shown },
    handle: async ({ scope, params }) => reply(200, await read(scope, params.id)),
  });

/** What waits, or with `closed` what is done; a page at a time, and the look is in the log. `Which` is `undefined` too where a list shows both. */
export const listing = <
  Row extends { readonly id: string },
  Shown extends z.ZodType,
  Which extends boolean | undefined,
>(
  path: string,
  operationId: string,
  summary: string,
  shown: Shown,
  rows: {
    readonly kind: string;
    readonly which: (closed: boolean | undefined) => Which;
    readonly find: (scope: Scope, open: Which, after: Cursor, limit: number) => Promise<Row[]>;
    readonly count: (scope: Scope, open: Which) => Promise<number>;
    readonly key: (row: Row) => (string | number | null)[];
    readonly view: (scope: Scope, row: Row) => z.output<Shown>;
  },
): RouteDefinition =>
  route({
    method: 'GET',
    path,
    operationId,
    tag: 'rights',
    summary,
    enter: READERS,
    personalData: true,
    query: z.strictObject({ ...pageQuery, closed: z.stringbool().optional() }),
    replies: { 200: z.object({ data: z.array(shown), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, closed } }) => {
      const open = rows.which(closed);
      const found = await rows.find(scope, open, readCursor(cursor, 2), limit);
      const { data, page } = pageOf(found, limit, await rows.count(scope, open), rows.key);
      auditRights(
        scope,
        `${rows.kind}.listed`,
        rows.kind,
        data.map((row) => row.id),
      );
      return reply(200, { data: data.map((row) => rows.view(scope, row)), page });
    },
  });

/** Unless asked otherwise, what is still open. */
export const openFirst = (closed: boolean | undefined): boolean => closed !== true;
/** Unless asked for one of them, both. */
export const bothUnlessAsked = (closed: boolean | undefined): boolean | undefined =>
  closed === undefined ? undefined : !closed;

/** A page of what belongs to one part, in the order of the records. */
export const afterRecord = (cursor: string | undefined): string | undefined => {
  const after = readCursor(cursor, 1)?.[0];
  return after === undefined || after === null ? undefined : String(after);
};
