import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { destroyedRecordSchema } from '../../model/index.ts';
import { findDestroyed } from '../destroyed-queries.ts';
import type { RetentionParts } from '../parts.ts';
import { destroyedView } from '../views.ts';
import { audited, tag } from './shared.ts';

/** What a number or an id still says after its record went. */
export const destroyedRoutes = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/destroyed-records/:id',
    operationId: 'readDestroyedRecord',
    tag,
    summary:
      'Wat er van een vernietigd stuk over is: dat het er was, wanneer het ging en volgens welke regel',
    description: 'Het id of het kenmerk. Bestaat alleen voor wie binnen het doel werkt of toezicht houdt.',
    enter: 'signed-in',
    personalData: true,
    params: z.strictObject({ id: z.string().trim().min(3).max(60) }),
    replies: { 200: z.object({ data: destroyedRecordSchema }) },
    handle: async ({ scope, params }) => {
      const row = (await findDestroyed(scope, params.id)) ?? refuse('not-found');
      audited(scope, 'destroyed-record.read', 'destroyed-record', [row]);
      return reply(200, { data: destroyedView(scope, parts, row) });
    },
  }),
];
