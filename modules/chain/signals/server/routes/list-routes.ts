import { z } from 'zod';
import { addDays, calendarDateAt } from '#platform/kit/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
} from '#platform/server/index.ts';
import { mySignalSchema, queueFilters, signalRowSchema, signalStates } from '../../model/index.ts';
import type { SignalParts } from '../ports.ts';
import {
  countByHolder,
  countMySignals,
  countQueue,
  countViews,
  findChanges,
  findQueue,
} from '../queue-queries.ts';
import { readMySignals, withProposals } from '../read-signal.ts';
import { WORKERS } from './shared.ts';

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).optional(),
  );
const yesNo = z.enum(['true', 'false']).transform((text) => text === 'true');

const queueQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(['term', 'received']).default('term'),
  state: oneOrMore(z.enum(signalStates)),
  ...queueFilters,
  toComplete: yesNo.optional(),
  late: yesNo.optional(),
  q: z.string().max(200).optional(),
});

const queueRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals',
    operationId: 'listSignals',
    tag: 'signals',
    summary: 'De signalen die lopen, met filters',
    description:
      'Zonder `state`: alles wat loopt. Bij `theme`, `process`, `department` en `holder` vindt `none` wat geen waarde heeft.',
    enter: [...WORKERS],
    personalData: true,
    query: queueQuery,
    replies: { 200: z.object({ data: z.array(signalRowSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, sort, ...filter } }) => {
      const today = calendarDateAt(scope.now);
      const rows = await findQueue(scope, { filter, sort, limit, today, after: readCursor(cursor, 2) });
      const count = await countQueue(scope, filter, today);
      const page = pageOf(rows, limit, count, (row) => [
        sort === 'term' ? row.sortOn : row.receivedAt,
        row.id,
      ]);
      const data = await withProposals(scope, parts, page.data);
      scope.audit({
        action: 'signal.listed',
        kind: 'signal',
        records: data.map((row) => ({
          id: row.id,
          organisationId: scope.organisation.id,
          purpose: row.purposeCode,
        })),
        fields: ['title', 'place', 'theme', 'state', 'holder'],
        detail: { filters: Object.keys(filter) },
      });
      return reply(200, { data, page: page.page });
    },
  });

const countsSchema = z.object({
  open: z.number().int(),
  mine: z.number().int(),
  withoutHolder: z.number().int(),
  late: z.number().int(),
  mineLate: z.number().int(),
  toComplete: z.number().int(),
  byState: z.record(z.string(), z.number().int()),
  byHolder: z.array(
    z.object({ id: z.uuid(), name: z.string(), open: z.number().int(), late: z.number().int() }),
  ),
});

const countsRoute: RouteDefinition = route({
  method: 'GET',
  path: '/signals/counts',
  operationId: 'countSignals',
  tag: 'signals',
  summary: 'Aantallen boven de lijst; elk is het aantal van een lijst met hetzelfde filter',
  enter: [...WORKERS],
  personalData: false,
  replies: { 200: z.object({ data: countsSchema }) },
  handle: async ({ scope }) => {
    const today = calendarDateAt(scope.now);
    return reply(200, {
      data: { ...(await countViews(scope, today)), byHolder: await countByHolder(scope, today) },
    });
  },
});

const changeSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  personName: z.string(),
  occurredAt: z.string(),
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
});

const changesRoute: RouteDefinition = route({
  method: 'GET',
  path: '/signal-changes',
  operationId: 'listSignalChanges',
  tag: 'signals',
  summary: 'Wat anderen de laatste dagen met signalen deden',
  enter: [...WORKERS],
  personalData: true,
  query: z.strictObject({
    since: z.iso.date().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  replies: { 200: z.object({ data: z.array(changeSchema), since: z.string() }) },
  handle: async ({ scope, query: { since, limit } }) => {
    const from = since ?? addDays(calendarDateAt(scope.now), -7);
    const data = await findChanges(scope, from, limit);
    scope.audit({
      action: 'signal.listed',
      kind: 'signal',
      records: data.map((row) => ({
        id: row.signalId,
        organisationId: scope.organisation.id,
        purpose: row.purposeCode,
      })),
      fields: ['title', 'events'],
    });
    return reply(200, { data, since: from });
  },
});

const mineRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/my-signals',
    operationId: 'listMySignals',
    tag: 'signals',
    summary: 'Eigen meldingen, en wat ervan werd',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject(pageQuery),
    replies: {
      200: z.object({ data: z.array(mySignalSchema), page: pageSchema, questions: z.number().int() }),
    },
    handle: async ({ scope, query: { cursor, limit } }) => {
      const rows = await readMySignals(scope, parts, readCursor(cursor, 2), limit);
      const counts = await countMySignals(scope);
      const list = pageOf(rows, limit, counts.all, (row) => [row.receivedAt, row.id]);
      scope.audit({
        action: 'signal.listed',
        kind: 'signal',
        records: list.data.map((row) => ({
          id: row.id,
          organisationId: scope.organisation.id,
          purpose: row.purposeCode,
        })),
        fields: ['title', 'state', 'additions', 'wordBack'],
      });
      return reply(200, { ...list, questions: counts.questions });
    },
  });

export const listRoutes = (parts: SignalParts): RouteDefinition[] => [
  queueRoute(parts),
  countsRoute,
  changesRoute,
  mineRoute(parts),
];
