import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { nameOf } from '../model/index.ts';
import { noiseRoutes } from './noise/index.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { findSubject, mentionsOfSubject } from './subject-queries.ts';

const byId = z.strictObject({ id: z.uuid() });

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;

export const linkingRoutes = (): RouteDefinition[] => [
  ...noiseRoutes(),
  ...reviewRoutes(),
  route({
    method: 'GET',
    path: '/subjects/:id',
    operationId: 'readSubject',
    tag: 'linking',
    summary: 'Een subject met alle vermeldingen en hun bronnen',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: subjectSchema() }) },
    handle: async ({ scope, params }) => {
      const subject = (await findSubject(scope, params.id)) ?? refuse('not-found');
      const mentions = await mentionsOfSubject(scope, subject.id);
      scope.audit({
        action: 'subject.read',
        kind: 'subject',
        records: [
          {
            id: subject.id,
            organisationId: scope.organisation.id,
            purpose: subject.purpose,
            subjects: [subject.id],
          },
        ],
        fields: ['name', 'birthDate', 'phone', 'address'],
      });
      return reply(200, {
        data: {
          ...subject,
          mentions: mentions.map((mention) => ({
            ...mention,
            name: nameOf(mention),
            hasBsn: mention.bsn !== null,
          })),
        },
      });
    },
  }),
];

function subjectSchema() {
  return z.object({
    id: z.uuid(),
    kind: z.string(),
    label: z.string(),
    purpose: z.string(),
    createdAt: z.string(),
    mentions: z.array(
      z.object({
        id: z.uuid(),
        signalId: z.uuid(),
        reference: z.string(),
        title: z.string(),
        receivedAt: z.string(),
        roles: z.array(z.string()),
        name: z.string().nullable(),
        birthDate: z.string().nullable(),
        hasBsn: z.boolean(),
        phone: z.string().nullable(),
        companyName: z.string().nullable(),
        kvk: z.string().nullable(),
        plate: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  });
}
