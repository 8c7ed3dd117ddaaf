import { z } from 'zod';
import {
  contentReply,
  discardFile,
  discardUnkept,
  keepFile,
  receiveFile,
  thumbnailReply,
} from '#modules/trust/documents/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { offeredFileSchema } from '../../model/index.ts';
import { DRAFT_KIND } from '../case-file-queries.ts';
import { caseOf, touchedCase } from '../case-view.ts';
import { openCaseFile } from '../open-case-file.ts';
import { CASE_PEOPLE, mayContribute } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { idParams } from './shared.ts';

const addRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/files',
    operationId: 'addCaseFile',
    tag: 'files',
    summary: 'Een foto of stuk klaarzetten om in te brengen; niemand anders ziet het nog',
    enter: CASE_PEOPLE,
    personalData: true,
    multipart: true,
    params: idParams,
    replies: { 201: z.object({ data: offeredFileSchema }) },
    prepare: receiveFile(parts),
    discard: discardFile(parts),
    handle: async ({ scope, params: { id }, prepared }) => {
      const file = await caseOf(scope, id);
      if (!mayContribute(scope, file)) return refuse('not-allowed');
      const record = { kind: DRAFT_KIND, id, purposeCode: file.purposeCode };
      const kept = await keepFile(scope, parts, record, prepared);
      scope.audit({ action: 'case.file-added', kind: 'case', records: touchedCase(scope, file) });
      return reply(201, { data: { ...kept, draft: true } });
    },
    afterCommit: ({ prepared }) => discardUnkept(parts)(prepared),
  });

const readRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/contributions/:id/file',
    operationId: 'readContributedFile',
    tag: 'files',
    summary: 'Een ingebracht bestand openen',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    query: z.strictObject({ show: z.enum(['inline', 'attachment']).default('attachment') }),
    replies: { 200: 'application/octet-stream' },
    handle: async ({ scope, params: { id }, query: { show } }) =>
      contentReply(parts, await openCaseFile(scope, id), show),
  });

const thumbnailRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/contributions/:id/file/thumbnail',
    operationId: 'readContributedFileThumbnail',
    tag: 'files',
    summary: 'Een verkleinde afbeelding van een ingebracht bestand',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: 'image/webp' },
    handle: async ({ scope, params: { id } }) => thumbnailReply(parts, await openCaseFile(scope, id)),
  });

export const caseFileRoutes = (parts: CaseParts): RouteDefinition[] => [
  addRoute(parts),
  readRoute(parts),
  thumbnailRoute(parts),
];
