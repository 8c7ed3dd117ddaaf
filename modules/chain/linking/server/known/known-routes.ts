import { z } from 'zod';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { knownPersonsBody, knownPersonViewSchema } from '../../model/index.ts';
import { showKnownPersons } from './show-known-persons.ts';

export const knownRoutes = (parts: { readonly content: ContentStore }): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/signals/:id/known-persons',
    operationId: 'findKnownPersons',
    tag: 'linking',
    summary: 'Of iemand die in een signaal wordt genoemd, mogelijk al bekend is',
    description:
      'Zoekt en verandert niets: een POST, omdat gegevens van een persoon niet in een adres horen. Een mens beslist, na het opslaan, bij Verbanden.',
    enter: ['coordinator', 'care-coordinator'],
    personalData: true,
    // Who was found is not kept beside the key for a day: a repeat asks anew.
    secretReply: true,
    params: z.strictObject({ id: z.uuid() }),
    body: knownPersonsBody,
    replies: { 200: z.object({ data: z.array(knownPersonViewSchema) }) },
    handle: async ({ scope, params, body }) =>
      reply(200, { data: await showKnownPersons(scope, parts, params.id, body) }),
  }),
];
