import { z } from 'zod';
import { toBase64 } from '#packages/audit-verifier/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { findLogKeys } from '../sequencer/key-queries.ts';
import { countBackDated, findOwnTail } from '../witnesses/witness-queries.ts';
import { findLatestCheckpoint } from './checkpoint-queries.ts';
import { findPlacedEvent } from './leaf-queries.ts';
import { proveConsistency, proveInclusions } from './make-proofs.ts';
import {
  checkpointSchema,
  consistencySchema,
  proofsSchema,
  SUPERVISORS,
  sizeSchema,
} from './proof-schemas.ts';

/** Before the first checkpoint there is nothing to prove. */
async function latest(scope: Scope) {
  const checkpoint = await findLatestCheckpoint(scope);
  return checkpoint === undefined ? refuse('not-found') : checkpoint;
}

async function showCheckpoint(scope: Scope) {
  const { size, root, note, closedAt, completeUntil, clockBehind } = await latest(scope);
  const keys = await findLogKeys(scope);
  return reply(200, {
    size,
    root: toBase64(root),
    note,
    closedAt,
    completeUntil,
    clockBehind,
    keys,
    tail: await findOwnTail(scope),
    backDated: await countBackDated(scope),
  });
}

async function showConsistency(scope: Scope, from: number, to: number) {
  const { size } = await latest(scope);
  if (to > size) refuse('out-of-range', { errors: [{ pointer: '/to', code: 'out-of-range' }] });
  if (from > to) refuse('out-of-range', { errors: [{ pointer: '/from', code: 'out-of-range' }] });
  return reply(200, { from, to, hashes: await proveConsistency(scope, from, to) });
}

async function showProofs(scope: Scope, eventId: string) {
  const { size, root, note } = await latest(scope);
  const entries = await findPlacedEvent(scope, eventId, size);
  if (entries.length === 0) refuse('not-found');
  const proofs = await proveInclusions(
    scope,
    entries.map(({ position }) => position),
    size,
  );
  scope.audit({
    action: 'audit.proven',
    kind: 'audit-event',
    records: [{ id: eventId, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
  });
  const data = entries.map((entry, index) => ({ ...entry, proof: proofs[index] ?? [] }));
  return reply(200, { size, root: toBase64(root), note, data });
}

/** Routes that prove what stands in the log, without trusting who answers. */
export const proofRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/audit-checkpoints/latest',
    operationId: 'getLatestAuditCheckpoint',
    tag: 'audit',
    summary: 'Het laatste controlepunt van het logboek, en wat er nog niet onder valt',
    enter: SUPERVISORS,
    personalData: false,
    replies: { 200: checkpointSchema },
    handle: ({ scope }) => showCheckpoint(scope),
  }),
  route({
    method: 'GET',
    path: '/audit-consistency-proofs',
    operationId: 'getAuditConsistencyProof',
    tag: 'audit',
    summary: 'Bewijs dat het logboek van een eerdere omvang alleen is aangegroeid',
    description: 'Volgens RFC 6962, paragraaf 2.1.2; hashes in base64.',
    enter: SUPERVISORS,
    personalData: false,
    query: z.strictObject({ from: sizeSchema, to: sizeSchema }),
    replies: { 200: consistencySchema },
    handle: ({ scope, query }) => showConsistency(scope, query.from, query.to),
  }),
  route({
    method: 'GET',
    path: '/audit-events/:id/proofs',
    operationId: 'getAuditEventProofs',
    tag: 'audit',
    summary: 'Bewijs dat een gebeurtenis van de eigen organisatie in het logboek staat',
    description: 'Volgens RFC 6962, paragraaf 2.1.1, in de boom van het laatste controlepunt.',
    enter: SUPERVISORS,
    personalData: true,
    params: z.strictObject({ id: z.uuid() }),
    replies: { 200: proofsSchema },
    handle: ({ scope, params }) => showProofs(scope, params.id),
  }),
];
