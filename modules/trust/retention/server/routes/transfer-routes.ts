import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { servingHeaders } from '#platform/server/files/index.ts';
import { type RouteDefinition, reply, replyStream, route, type Scope } from '#platform/server/index.ts';
import {
  confirmationBody,
  KEEPERS,
  packageSchema,
  type TransferPackage,
  VIEWERS,
} from '../../model/index.ts';
import { followDestruction } from '../execute-decision.ts';
import type { ListRow } from '../list-queries.ts';
import { listOr404 } from '../make-list.ts';
import type { RetentionParts } from '../parts.ts';
import { mayCarryOut } from '../policy.ts';
import { recordConfirmation, type TransferredSlot } from '../transfer/confirm-transfer.ts';
import { letGo, makePackage, type PackageSlot } from '../transfer/make-package.ts';
import { findPackage, findPackages, type PackageRow } from '../transfer/transfer-queries.ts';
import { audited, byId, tag } from './shared.ts';

const one = z.object({ data: packageSchema });

function packageView(scope: Scope, list: ListRow, row: PackageRow): TransferPackage {
  const { listId: _list, fileId: _file, restricted, ...shown } = row;
  const open = row.state === 'made' && !restricted && mayCarryOut(scope, list);
  return { ...shown, abilities: { download: open, confirm: open } };
}

const shown = async (scope: Scope, row: PackageRow): Promise<TransferPackage> =>
  packageView(scope, await listOr404(scope, row.listId), row);

const packing = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/destruction-lists/:id/packages',
    operationId: 'listTransferPackages',
    tag,
    summary: 'Wat van deze lijst voor een archief is ingepakt, en wat het archief bevestigde',
    enter: VIEWERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: z.array(packageSchema) }) },
    handle: async ({ scope, params }) => {
      const list = await listOr404(scope, params.id);
      const rows = await findPackages(scope, params.id);
      audited(scope, 'transfer-package.listed', 'transfer-package', rows);
      return reply(200, { data: rows.map((row) => packageView(scope, list, row)) });
    },
  }),
  route({
    method: 'POST',
    path: '/destruction-lists/:id/packages',
    operationId: 'makeTransferPackage',
    tag,
    summary: 'Een stuk dat wordt overgebracht inpakken: inhoud, bijlagen en beschrijving volgens MDTO',
    description: 'Een zip in de vorm van een bag (RFC 8493). Een eerder pakket van hetzelfde stuk vervalt.',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: z.strictObject({ recordId: z.uuid() }),
    replies: { 201: one },
    prepare: async (): Promise<PackageSlot> => ({}),
    discard: (slot) => letGo(parts, slot),
    handle: async ({ scope, params, body, prepared }) =>
      reply(201, {
        data: await shown(scope, await makePackage(scope, parts, prepared, params.id, body.recordId)),
      }),
  }),
];

const leaving = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/transfer-packages/:id/content',
    operationId: 'readTransferPackage',
    tag,
    summary: 'Het pakket zelf, om aan het archief te geven',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    replies: { 200: 'application/zip' },
    handle: async ({ scope, params }) => {
      const found = (await findPackage(scope, params.id)) ?? refuse('not-found');
      if (!mayCarryOut(scope, await listOr404(scope, found.listId))) refuse('not-allowed');
      if (found.fileId === null) refuse('not-found');
      if (found.restricted) refuse('record-restricted');
      const content = (await parts.files.read(parts.fileKeys, found.fileId ?? '')) ?? refuse('not-found');
      audited(scope, 'transfer-package.taken-along', 'transfer-package', [found]);
      return replyStream(
        content,
        servingHeaders({ name: `${found.reference}.zip`, mediaType: 'application/zip', size: found.size }),
      );
    },
  }),
  route({
    method: 'POST',
    path: '/transfer-packages/:id/confirmations',
    operationId: 'confirmTransfer',
    tag,
    summary: 'Vastleggen dat het archief het pakket heeft; daarna is het stuk hier weg',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: confirmationBody,
    replies: { 201: one },
    prepare: async (): Promise<TransferredSlot> => ({}),
    handle: async ({ scope, params, body, prepared }) =>
      reply(201, {
        data: await shown(scope, await recordConfirmation(scope, prepared, params.id, body)),
      }),
    afterCommit: async ({ prepared: { recordId } }) => {
      if (recordId !== undefined) await followDestruction(parts, recordId);
    },
  }),
];

/** A record that goes to an archive: packed, taken along, confirmed, and only then destroyed here. */
export const transferRoutes = (parts: RetentionParts): RouteDefinition[] => [
  ...packing(parts),
  ...leaving(parts),
];
