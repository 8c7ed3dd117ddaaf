import { z } from 'zod';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
} from '#platform/server/index.ts';
import { boardSchema, ownOutcomeSchema, ownSignalSchema } from '../model/index.ts';
import { countOwnSignals, findOwnOutcomes, findOwnSignals } from './board-queries.ts';
import { BOARD_PURPOSE, type BoardParts, readBoard } from './read-board.ts';

const READERS = ['board', 'analyst', 'coordinator'];
const year = z.coerce.number().int().min(2000).max(2100);
const theme = z.string().max(80).optional();

const figures = (parts: BoardParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/board',
    operationId: 'readBoard',
    tag: 'board',
    summary: 'Wat het opleverde, in aantallen',
    description:
      'Aantallen onder tien, en aantallen waaruit die te berekenen zijn, worden niet getoond. De eigen gemeente staat er precies in.',
    enter: READERS,
    personalData: false,
    query: z.strictObject({ year, theme }),
    replies: { 200: z.object({ data: boardSchema }) },
    handle: async ({ scope, query }) => {
      const data = await readBoard(scope, parts, query.year, query.theme);
      scope.audit({
        action: 'board.read',
        kind: 'board',
        records: [
          { id: scope.organisation.id, organisationId: scope.organisation.id, purpose: BOARD_PURPOSE },
        ],
        rule: data.rule.code,
        detail: query,
      });
      return reply(200, { data });
    },
  });

const ownSignals = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/board/signals',
    operationId: 'listBoardSignals',
    tag: 'board',
    summary: 'De eigen signalen achter een getal: kenmerk, thema en stand',
    enter: READERS,
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      year,
      theme,
      takenUp: z.stringbool().optional(),
      portfolio: z
        .string()
        .max(80)
        .describe('Code van een portefeuille; `-`: zonder portefeuille')
        .optional(),
    }),
    replies: { 200: z.object({ data: z.array(ownSignalSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const after = readCursor(cursor, 1)?.[0];
      const rows = await findOwnSignals(
        scope,
        filter,
        after === undefined ? undefined : String(after),
        limit,
      );
      const list = pageOf(rows, limit, await countOwnSignals(scope, filter), (row) => [row.id]);
      scope.audit({
        action: 'board.signals-read',
        kind: 'signal',
        records: list.data.map((row) => ({
          id: row.id,
          organisationId: scope.organisation.id,
          purpose: BOARD_PURPOSE,
        })),
        fields: ['reference', 'themeCode', 'state', 'receivedOn', 'portfolio'],
      });
      return reply(200, list);
    },
  });

const ownOutcomes = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/board/outcomes',
    operationId: 'listBoardOutcomes',
    tag: 'board',
    summary: 'De eigen uitkomsten achter een getal',
    enter: READERS,
    personalData: true,
    query: z.strictObject({ year, theme }),
    replies: { 200: z.object({ data: z.array(ownOutcomeSchema) }) },
    handle: async ({ scope, query }) => {
      const data = await findOwnOutcomes(scope, query.year, query.theme);
      scope.audit({
        action: 'board.outcomes-read',
        kind: 'outcome',
        records: data.map((row) => ({
          id: row.id,
          organisationId: scope.organisation.id,
          purpose: BOARD_PURPOSE,
        })),
      });
      return reply(200, { data });
    },
  });

export const boardRoutes = (parts: BoardParts): RouteDefinition[] => [
  figures(parts),
  ownSignals(),
  ownOutcomes(),
];
