import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { contentDisposition } from '#platform/server/files/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  hashToken,
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  replyStream,
  route,
  tokenOf,
} from '#platform/server/index.ts';
import {
  changeMappingBody,
  importRowSchema,
  importSchema,
  previewSchema,
  rowErrorSchema,
} from '../model/index.ts';
import { type Batch, cancelBatch, countBatches, findBatches, startBatch } from './batch-queries.ts';
import { editMapping } from './change-mapping.ts';
import { countErrors, findErrors } from './error-queries.ts';
import { removeSpentFiles } from './housekeeping.ts';
import { mappingProblems } from './mapping.ts';
import { abilitiesOf, importerGroups, mayCancel, mayRun } from './policy.ts';
import type { ImportParts } from './ports.ts';
import { errorOf, previewImport } from './preview-import.ts';
import { destroyFile, fileProblem, type ReceivedFile, receiveFile } from './receive-file.ts';
import { refusedRowsFile } from './refused-rows.ts';
import type { ImportRunner } from './runner.ts';
import { refusedFileName } from './sentences.ts';
import { batchOr404, rowOf, showBatch } from './show-batch.ts';
import { createBatch } from './start-batch.ts';

const tag = 'imports';
const enter = [...importerGroups];
const params = z.strictObject({ id: z.uuid() });
const abilities = z.record(z.string(), z.boolean());
const one = z.object({ data: importSchema, abilities });

const looked = (scope: Scope, action: string, batch: Batch, detail: Record<string, unknown> = {}): void =>
  scope.audit({
    action,
    kind: 'import',
    records: [{ id: batch.id, organisationId: batch.organisationId }],
    detail,
  });

export function importRoutes(parts: ImportParts, runner: ImportRunner): RouteDefinition[] {
  const shown = async (scope: Scope, batch: Batch) => ({
    data: await showBatch(scope, parts, batch),
    abilities: abilitiesOf(batch),
  });
  return [
    route({
      method: 'POST',
      path: '/imports',
      operationId: 'offerImportFile',
      tag,
      summary: 'Een bestand met signalen aanbieden',
      description: 'Een CSV- of .xlsx-bestand als multipart/form-data. Er wordt nog niets vastgelegd.',
      enter,
      personalData: true,
      multipart: true,
      replies: { 201: one },
      prepare: async (request): Promise<ReceivedFile> => {
        if (!request.isMultipart()) return refuse(fileProblem('file-missing', {}));
        const part = await request.file();
        if (part === undefined) return refuse(fileProblem('file-missing', {}));
        const received = await receiveFile(parts, {
          content: part.file,
          name: part.filename,
          type: part.mimetype,
        });
        // A repeat of the request is recognised by what was sent, not by the id that we gave it.
        return Object.assign(received, {
          toJSON: () => ({ name: received.file.name, sha256: received.file.sha256 }),
        });
      },
      discard: (received) => destroyFile(parts, received),
      handle: async ({ scope, prepared }) => {
        const id = await createBatch(scope, parts, prepared);
        return reply(201, await shown(scope, await batchOr404(scope, id)));
      },
      afterCommit: async ({ prepared }) => {
        if (!prepared.taken) await destroyFile(parts, prepared);
      },
    }),
    route({
      method: 'GET',
      path: '/imports',
      operationId: 'listImports',
      tag,
      summary: 'De eigen imports, nieuwste eerst',
      enter,
      personalData: false,
      query: z.strictObject(pageQuery),
      replies: { 200: z.object({ data: z.array(importRowSchema), page: pageSchema }) },
      handle: async ({ scope, query: { cursor, limit } }) => {
        const found = await findBatches(scope, readCursor(cursor, 2), limit);
        const list = pageOf(found, limit, await countBatches(scope), (batch) => [batch.createdAt, batch.id]);
        return reply(200, { data: list.data.map(rowOf), page: list.page });
      },
    }),
    route({
      method: 'GET',
      path: '/imports/:id',
      operationId: 'readImport',
      tag,
      summary: 'Een import met koppelingen, voortgang en aantallen',
      enter,
      personalData: true,
      params,
      replies: { 200: one },
      handle: async ({ scope, params: { id } }) => {
        const batch = await batchOr404(scope, id);
        looked(scope, 'import.read', batch);
        return reply(200, await shown(scope, batch));
      },
    }),
    route({
      method: 'PUT',
      path: '/imports/:id/mapping',
      operationId: 'changeImportMapping',
      tag,
      summary: 'Kolommen en waarden koppelen',
      enter,
      personalData: true,
      params,
      body: changeMappingBody,
      replies: { 200: one },
      handle: async ({ scope, params: { id }, body }) =>
        reply(200, await shown(scope, await editMapping(scope, parts, id, body))),
    }),
    route({
      method: 'GET',
      path: '/imports/:id/preview',
      operationId: 'previewImport',
      tag,
      summary: 'Wat er van het bestand zou worden, zonder iets vast te leggen',
      enter,
      personalData: true,
      params,
      query: z.strictObject({ rows: z.coerce.number().int().min(1).max(100).default(20) }),
      replies: { 200: z.object({ data: previewSchema }) },
      handle: async ({ scope, params: { id }, query: { rows } }) => {
        const batch = await batchOr404(scope, id);
        looked(scope, 'import.previewed', batch);
        return reply(200, { data: await previewImport(scope, parts, batch, rows) });
      },
    }),
    route({
      method: 'POST',
      path: '/imports/:id/runs',
      operationId: 'runImport',
      tag,
      summary: 'Het bestand inlezen',
      description: 'Loopt door op de achtergrond; de voortgang staat in de import.',
      enter,
      personalData: true,
      params,
      replies: { 202: one },
      handle: async ({ scope, params: { id } }) => {
        const batch = await batchOr404(scope, id);
        const [first] = showProblems(scope, batch);
        if (first !== undefined) return refuse(first);
        if (!mayRun(batch) || !(await startBatch(scope, id)))
          return refuse('transition-not-allowed', { current: { state: batch.state } });
        looked(scope, 'import.started', batch);
        return reply(202, await shown(scope, await batchOr404(scope, id)));
      },
      afterCommit: async ({ scope, params: { id } }) =>
        runner.start({ id, appointmentId: scope.appointment.id }),
    }),
    route({
      method: 'POST',
      path: '/imports/:id/cancellations',
      operationId: 'cancelImport',
      tag,
      summary: 'Een import stoppen',
      description:
        'Wat al is vastgelegd blijft staan; wordt het bestand later opnieuw aangeboden, dan wordt dat overgeslagen.',
      enter,
      personalData: true,
      params,
      replies: { 200: one },
      handle: async ({ scope, params: { id } }) => {
        const batch = await batchOr404(scope, id);
        if (!mayCancel(batch) || !(await cancelBatch(scope, id)))
          return refuse('transition-not-allowed', { current: { state: batch.state } });
        looked(scope, 'import.cancelled', batch);
        return reply(200, await shown(scope, await batchOr404(scope, id)));
      },
      afterCommit: () => removeSpentFiles(parts),
    }),
    route({
      method: 'GET',
      path: '/imports/:id/errors',
      operationId: 'listImportErrors',
      tag,
      summary: 'Geweigerde rijen, met per reden wat eraan te doen is',
      enter,
      personalData: true,
      params,
      query: z.strictObject(pageQuery),
      replies: { 200: z.object({ data: z.array(rowErrorSchema), page: pageSchema }) },
      handle: async ({ scope, params: { id }, query: { cursor, limit } }) => {
        const batch = await batchOr404(scope, id);
        const found = await findErrors(scope, id, readCursor(cursor, 2), limit);
        const list = pageOf(found, limit, await countErrors(scope, id), (error) => [error.row, error.place]);
        looked(scope, 'import.errors-read', batch, { shown: list.data.length });
        return reply(200, {
          data: list.data.map((error) => errorOf(scope.person.language, error)),
          page: list.page,
        });
      },
    }),
    route({
      method: 'GET',
      path: '/imports/:id/refused-rows',
      operationId: 'downloadRefusedRows',
      tag,
      summary: 'De geweigerde rijen als bestand, om te verbeteren en opnieuw aan te bieden',
      enter,
      personalData: true,
      params,
      replies: { 200: 'text/csv' },
      handle: async ({ scope, params: { id }, request }) => {
        const batch = await batchOr404(scope, id);
        looked(scope, 'import.refused-rows-read', batch);
        const file = refusedRowsFile(scope, parts, batch, hashToken(tokenOf(request) ?? ''));
        return replyStream(file, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': contentDisposition(
            'attachment',
            refusedFileName(scope.person.language, batch.fileName),
          ),
          'cache-control': 'no-store',
        });
      },
    }),
  ];
}

function showProblems(scope: Scope, batch: Batch) {
  return mappingProblems(batch).map(({ code, params: facts }) =>
    fileProblem(code, { ...facts, language: scope.person.language }),
  );
}
