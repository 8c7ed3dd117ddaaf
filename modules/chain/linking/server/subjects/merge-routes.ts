import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { mergeBody, mergePreviewQuery, mergePreviewSchema } from '../../model/index.ts';
import { mergeParts, previewMerge } from './merge-parts.ts';

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;
const idsIn = (text: string): string[] => text.split(',').filter((id) => id !== '');

export const mergeRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/subject-merge-previews',
    operationId: 'previewSubjectMerge',
    tag: 'linking',
    summary: 'Wat er samenkomt als u dit samenvoegt, en wat ertegen pleit',
    enter: COORDINATORS,
    personalData: true,
    query: mergePreviewQuery,
    replies: { 200: z.object({ data: mergePreviewSchema }) },
    handle: async ({ scope, query }) => {
      const data = await previewMerge(scope, {
        proposalIds: idsIn(query.proposals),
        subjectIds: idsIn(query.subjects),
        mentionIds: idsIn(query.mentions),
      });
      const subjects = [...data.subjects, ...data.mentions].map(({ id }) => id);
      scope.audit({
        action: 'subject.merge-previewed',
        kind: 'subject',
        records: [...data.subjects.map(({ id }) => id), ...data.mentions.map(({ signalId }) => signalId)].map(
          (id) => ({ id, organisationId: scope.organisation.id, purpose: data.purpose, subjects }),
        ),
        fields: data.fields.map(({ field }) => field),
      });
      return reply(200, { data });
    },
  }),
  route({
    method: 'POST',
    path: '/subject-merges',
    operationId: 'mergeSubjects',
    tag: 'linking',
    summary: 'Voorstellen, subjecten en vermeldingen in één besluit samenvoegen',
    enter: COORDINATORS,
    personalData: true,
    body: mergeBody,
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, body }) => reply(201, { data: { id: await mergeParts(scope, body) } }),
  }),
];
