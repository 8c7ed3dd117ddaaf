import { z } from 'zod';
import {
  cosignatureTime,
  isKeyName,
  parseKey,
  parseNote,
  parseSignatureLine,
  verifySignature,
} from '#packages/audit-verifier/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type CheckpointRow, findCheckpoint } from '../proofs/checkpoint-queries.ts';
import { SUPERVISORS } from '../proofs/proof-schemas.ts';
import { findWitnesses, insertCosignature, insertWitness, type WitnessRow } from './witness-queries.ts';

const witnessSchema = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  verifierKey: z.string(),
  registeredAt: z.string(),
  size: z.number().nullable(),
  signedAt: z.string().nullable(),
});

const touched = (scope: Scope, id: string) => [
  { id, organisationId: scope.organisation.id, purpose: 'audit-logging' },
];

/** Registers the public key with which a program of the own organisation signs checkpoints. */
async function register(scope: Scope, verifierKey: string) {
  const key = parseKey(verifierKey);
  if (key === undefined || key.algorithm !== 4 || !isKeyName(key.name))
    refuse('invalid-witness-key', { errors: [{ pointer: '/verifierKey', code: 'invalid-witness-key' }] });
  const id = newId();
  await insertWitness(scope, id, verifierKey);
  scope.audit({
    action: 'audit-witness.registered',
    kind: 'audit-witness',
    records: touched(scope, id),
    detail: { key: verifierKey },
  });
  return reply(201, { id });
}

type Signed = { readonly witness: WitnessRow; readonly seconds: number };

/** The own witness whose signature this is, when it holds for the checkpoint. */
async function signerOf(
  own: readonly WitnessRow[],
  checkpoint: CheckpointRow,
  line: string,
): Promise<Signed | undefined> {
  const signature = parseSignatureLine(line);
  const note = parseNote(checkpoint.note);
  if (signature === undefined || note === undefined) return undefined;
  for (const witness of own) {
    const key = parseKey(witness.verifierKey);
    if (key !== undefined && (await verifySignature(note.text, signature, key)))
      return { witness, seconds: cosignatureTime(signature) };
  }
  return undefined;
}

/** Latest moment that fits in a date: a witness with a broken clock is refused, not stored. */
const LAST_SECOND = 253_402_300_799;

async function addCosignature(scope: Scope, size: number, line: string) {
  const checkpoint = await findCheckpoint(scope, size);
  if (checkpoint === undefined) refuse('not-found');
  const own = (await findWitnesses(scope)).filter(
    ({ organisationId }) => organisationId === scope.organisation.id,
  );
  const signed = await signerOf(own, checkpoint, line);
  if (signed === undefined || signed.seconds > LAST_SECOND)
    refuse('invalid-cosignature', { errors: [{ pointer: '/signature', code: 'invalid-cosignature' }] });
  const id = newId();
  const signedAt = new Date(signed.seconds * 1000).toISOString();
  await insertCosignature(scope, { id, size, witnessId: signed.witness.id, line, signedAt });
  scope.audit({
    action: 'audit-checkpoint.cosigned',
    kind: 'audit-checkpoint',
    records: touched(scope, id),
    detail: { size },
  });
  return reply(201, { id });
}

const made = { 201: z.object({ id: z.uuid() }) };

/** Routes for organisations that keep watch over the log by signing its checkpoints. */
export const witnessRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/audit-witnesses',
    operationId: 'listAuditWitnesses',
    tag: 'audit',
    summary: 'Wie waakt over het logboek, en tot hoever elk het zag',
    enter: SUPERVISORS,
    personalData: false,
    replies: { 200: z.object({ data: z.array(witnessSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await findWitnesses(scope) }),
  }),
  route({
    method: 'POST',
    path: '/audit-witnesses',
    operationId: 'registerAuditWitness',
    tag: 'audit',
    summary: 'De sleutel waarmee de eigen organisatie controlepunten ondertekent',
    description: 'Een sleutel volgens C2SP signed-note, van de soort cosignature/v1: naam+kenmerk+sleutel.',
    enter: SUPERVISORS,
    personalData: false,
    body: z.strictObject({ verifierKey: z.string().min(40).max(300) }),
    replies: made,
    handle: ({ scope, body }) => register(scope, body.verifierKey),
  }),
  route({
    method: 'POST',
    path: '/audit-cosignatures',
    operationId: 'cosignAuditCheckpoint',
    tag: 'audit',
    summary: 'Een controlepunt meeondertekenen als getuige',
    description:
      'Een regel volgens C2SP tlog-cosignature, versie 1. De getuige controleert eerst zelf dat het logboek alleen groeide.',
    enter: SUPERVISORS,
    personalData: false,
    body: z.strictObject({
      size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
      signature: z.string().min(40).max(500),
    }),
    replies: made,
    handle: ({ scope, body }) => addCosignature(scope, body.size, body.signature),
  }),
];

/** Names of constraints of witnesses, with the problem each becomes. */
export const auditConstraints = {
  audit_witness_key_known_once: 'already-exists',
  audit_cosignature_once: 'already-exists',
  watched_value_known_once: 'already-exists',
} as const;
