import { z } from 'zod';
import { holdReasons } from '#modules/trust/retention/model/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { holdCase } from '../case-queries.ts';
import { CASE_PEOPLE } from '../policy.ts';
import { createdReply, idParams } from './shared.ts';

/** A participant, of whatever organisation, who needs the case kept: it stays while one keeper remains. */
export const caseHoldRoutes = (): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/cases/:id/retention-holds',
    operationId: 'holdCase',
    tag: 'cases',
    summary: 'Vastleggen dat een casus bewaard moet blijven voor de eigen organisatie',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    body: z.strictObject({ reasonCode: z.enum(holdReasons), note: z.string().trim().max(500).default('') }),
    replies: { 201: createdReply },
    handle: async ({ scope, params, body }) => {
      const id = newId();
      if (!(await holdCase(scope, id, params.id, body))) refuse('not-found');
      scope.audit({
        action: 'retention-hold.placed',
        kind: 'retention-hold',
        records: [id, params.id].map((record) => ({ id: record, organisationId: scope.organisation.id })),
        detail: { reason: body.reasonCode },
      });
      return reply(201, { data: { id } });
    },
  }),
];
