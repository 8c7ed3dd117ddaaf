import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { destroyedRecordSchema } from '../../model/index.ts';
import { findDestroyed } from '../destroyed-queries.ts';
import type { RouteParts } from '../parts.ts';
import { destroyedView } from '../views.ts';
import { audited, tag } from './shared.ts';

/** What a number or an id still says after its record went. */
export const destroyedRoutes = (parts: RouteParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/destroyed-records',
    operationId: 'findDestroyedRecord',
    tag,
    summary:
      'Wat er van een vernietigd stuk over is: dat het er was, wanneer het ging, volgens welke regel, en welke besluiten erover zijn genomen',
    description:
      'Bij een id of kenmerk. Leeg voor wie niet alle stukken van het doel leest en geen toezicht houdt, net als voor wat er nooit was.',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject({ record: z.string().trim().min(1).max(200) }),
    replies: { 200: z.object({ data: z.array(destroyedRecordSchema) }) },
    handle: async ({ scope, query }) => {
      const row = await findDestroyed(scope, query.record);
      const rows = row === undefined ? [] : [row];
      audited(scope, 'destroyed-record.read', 'destroyed-record', rows);
      return reply(200, { data: rows.map((found) => destroyedView(scope, parts, found)) });
    },
  }),
];
