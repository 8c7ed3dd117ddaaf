import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { textPieceSchema } from '../../model/index.ts';
import type { SignalParts } from '../ports.ts';
import { declinePiece, readTextPieces } from '../text-pieces.ts';
import { idParams, WORKERS } from './shared.ts';

const common = { tag: 'signals', enter: [...WORKERS], personalData: true, params: idParams } as const;

export const textPieceRoutes = (parts: SignalParts): RouteDefinition[] => [
  route({
    ...common,
    method: 'GET',
    path: '/signals/:id/text-pieces',
    operationId: 'listTextPieces',
    summary: 'Wat in de tekst van een signaal wordt genoemd en nog geen vermelding is',
    description:
      'Voorstellen: er wordt niets toegevoegd. Een BSN staat er nooit bij; dat er een in de tekst staat, wordt gezegd.',
    replies: {
      200: z.object({ data: z.object({ pieces: z.array(textPieceSchema), bsnNotAllowed: z.boolean() }) }),
    },
    handle: async ({ scope, params: { id } }) => {
      const { pieces, bsnNotAllowed } = await readTextPieces(scope, parts, id);
      return reply(200, { data: { pieces: [...pieces], bsnNotAllowed } });
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/signals/:id/declined-pieces',
    operationId: 'declineTextPiece',
    summary: 'Iets uit de tekst niet meer voorstellen',
    body: z.strictObject({ key: z.string().regex(/^-?\d{1,20}$/) }),
    replies: { 204: null },
    handle: async ({ scope, params: { id }, body }) => {
      await declinePiece(scope, id, body.key);
      return reply(204);
    },
  }),
];
