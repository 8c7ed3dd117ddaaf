import { z } from 'zod';
import { discardFile, discardUnkept, keepFile, receiveFile } from '#modules/trust/documents/server/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { signalFileSchema } from '../../model/index.ts';
import { findDraft, findDrafts, keepDraft, removeDraft } from '../draft-queries.ts';
import { addEvent } from '../move-signal.ts';
import * as may from '../policy.ts';
import type { SignalParts } from '../ports.ts';
import { findSignal } from '../read-signal.ts';
import { findFiles } from '../signal-queries.ts';
import { idParams } from './shared.ts';

/** Longest draft in characters of JSON: the longest story with fifty mentions stays well below it. */
const draftLimit = 200_000;

const content = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= draftLimit, 'too-long');

const draftSchema = z.object({
  id: z.uuid(),
  content: z.record(z.string(), z.unknown()),
  version: z.number().int(),
  updatedAt: z.string(),
  files: z.array(signalFileSchema),
});

const auditDraft = (scope: Scope, action: string, ids: readonly string[]): void =>
  scope.audit({
    action,
    kind: 'signal-draft',
    records: ids.map((id) => ({ id, organisationId: scope.organisation.id, purpose: scope.currentPurpose })),
  });

const listRoute: RouteDefinition = route({
  method: 'GET',
  path: '/signal-drafts',
  operationId: 'listSignalDrafts',
  tag: 'signals',
  summary: 'Eigen concepten',
  enter: 'signed-in',
  personalData: true,
  replies: { 200: z.object({ data: z.array(draftSchema) }) },
  handle: async ({ scope }) => {
    const drafts = await findDrafts(scope);
    const data = [];
    for (const draft of drafts)
      data.push({ ...draft, files: await findFiles(scope, 'signal-draft', draft.id) });
    auditDraft(
      scope,
      'signal-draft.listed',
      drafts.map((draft) => draft.id),
    );
    return reply(200, { data });
  },
});

const keepRoute: RouteDefinition = route({
  method: 'PUT',
  path: '/signal-drafts/:id',
  operationId: 'keepSignalDraft',
  tag: 'signals',
  summary: 'Een concept bewaren terwijl er wordt getypt',
  enter: 'signed-in',
  personalData: true,
  params: idParams,
  body: z.strictObject({ content, expectedVersion: z.int().min(1).optional() }),
  replies: { 200: z.object({ data: draftSchema.omit({ content: true, files: true }) }) },
  handle: async ({ scope, params: { id }, body }) => {
    const kept = await keepDraft(scope, id, body.content, body.expectedVersion);
    if (kept === undefined) return refuse(problem('stale-version', { current: await findDraft(scope, id) }));
    auditDraft(scope, 'signal-draft.kept', [id]);
    return reply(200, { data: { id, version: kept.version, updatedAt: kept.updatedAt } });
  },
});

const removeRoute: RouteDefinition = route({
  method: 'DELETE',
  path: '/signal-drafts/:id',
  operationId: 'removeSignalDraft',
  tag: 'signals',
  summary: 'Een concept weggooien',
  enter: 'signed-in',
  personalData: true,
  params: idParams,
  replies: { 204: null },
  handle: async ({ scope, params: { id } }) => {
    await removeDraft(scope, id);
    auditDraft(scope, 'signal-draft.removed', [id]);
    return reply(204);
  },
});

const draftFileRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signal-drafts/:id/files',
    operationId: 'addDraftFile',
    tag: 'files',
    summary: 'Een foto of stuk bij een concept',
    enter: 'signed-in',
    personalData: true,
    multipart: true,
    params: idParams,
    replies: { 201: z.object({ data: signalFileSchema }) },
    prepare: receiveFile(parts),
    discard: discardFile(parts),
    handle: async ({ scope, params: { id }, prepared }) => {
      const purposeCode = scope.currentPurpose ?? scope.purposes[0] ?? refuse('purpose-not-allowed');
      await keepFile(scope, parts, { kind: 'signal-draft', id, purposeCode }, prepared);
      auditDraft(scope, 'signal-draft.file-added', [id]);
      return reply(201, { data: { ...prepared.file, addedAt: scope.now.toISOString() } });
    },
    afterCommit: ({ prepared }) => discardUnkept(parts)(prepared),
  });

const signalFileRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signals/:id/files',
    operationId: 'addSignalFile',
    tag: 'files',
    summary: 'Een bijlage bij een verzonden signaal',
    enter: 'signed-in',
    personalData: true,
    multipart: true,
    params: idParams,
    replies: { 201: z.object({ data: signalFileSchema }) },
    prepare: receiveFile(parts),
    discard: discardFile(parts),
    handle: async ({ scope, params: { id }, prepared }) => {
      const signal = await findSignal(scope, id);
      if (!may.add(scope, signal)) return refuse('not-allowed');
      await keepFile(scope, parts, { kind: 'signal', id, purposeCode: signal.purposeCode }, prepared);
      await addEvent(scope, signal, 'file-added', {});
      scope.audit({
        action: 'signal.file-added',
        kind: 'signal',
        records: [{ id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
        fields: ['files'],
      });
      return reply(201, { data: { ...prepared.file, addedAt: scope.now.toISOString() } });
    },
    afterCommit: ({ prepared }) => discardUnkept(parts)(prepared),
  });

export const draftRoutes = (parts: SignalParts): RouteDefinition[] => [
  listRoute,
  keepRoute,
  removeRoute,
  draftFileRoute(parts),
  signalFileRoute(parts),
];
