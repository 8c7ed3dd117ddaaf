import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type FileRow, findFile, markRemoved } from './file-queries.ts';
import { contentReply, thumbnailReply } from './file-replies.ts';
import type { FileParts } from './receive-file.ts';

const params = z.object({ id: z.uuid() });

async function openedFile(scope: Scope, id: string, action: string): Promise<FileRow> {
  const file = (await findFile(scope, id)) ?? refuse('not-found');
  scope.audit({
    action,
    kind: 'file',
    records: [{ id: file.recordId, organisationId: file.organisationId, purpose: file.purposeCode }],
    detail: { file: id, recordKind: file.recordKind },
  });
  return file;
}

const readRoute = (parts: FileParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/files/:id',
    operationId: 'readFile',
    tag: 'files',
    summary: 'Een bijlage openen',
    enter: 'signed-in',
    personalData: true,
    params,
    query: z.strictObject({ show: z.enum(['inline', 'attachment']).default('attachment') }),
    replies: { 200: 'application/octet-stream' },
    handle: async ({ scope, params: { id }, query: { show } }) =>
      contentReply(parts, await openedFile(scope, id, 'file.read'), show),
  });

const thumbnailRoute = (parts: FileParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/files/:id/thumbnail',
    operationId: 'readFileThumbnail',
    tag: 'files',
    summary: 'Een verkleinde afbeelding van een bijlage',
    enter: 'signed-in',
    personalData: true,
    params,
    replies: { 200: 'image/webp' },
    handle: async ({ scope, params: { id } }) =>
      thumbnailReply(parts, await openedFile(scope, id, 'file.read')),
  });

const removeRoute = (parts: FileParts): RouteDefinition =>
  route({
    method: 'DELETE',
    path: '/files/:id',
    operationId: 'removeFile',
    tag: 'files',
    summary: 'Een eigen bijlage weghalen',
    description: 'Alleen wie de bijlage toevoegde, en zolang zij nog bij een concept hoort.',
    enter: 'signed-in',
    personalData: true,
    params,
    replies: { 204: null },
    handle: async ({ scope, params: { id } }) => {
      const file = await openedFile(scope, id, 'file.removed');
      if (file.addedByPersonId !== scope.person.id || !file.recordKind.endsWith('-draft'))
        return refuse('not-allowed');
      if (!(await markRemoved(scope, id))) return refuse('not-found');
      return reply(204);
    },
    afterCommit: async ({ params: { id } }) => parts.files.destroy(parts.fileKeys, id),
  });

/** Files are opened here whatever they belong to; adding is a route of the record's own module. */
export const fileRoutes = (parts: FileParts): RouteDefinition[] => [
  readRoute(parts),
  thumbnailRoute(parts),
  removeRoute(parts),
];
