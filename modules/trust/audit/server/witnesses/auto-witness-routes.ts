import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ed25519Signer, formatKey, parseKey, verifierKey } from '#packages/audit-verifier/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { MasterKey } from '#platform/server/files/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { SUPERVISORS } from '../proofs/proof-schemas.ts';
import { findLogKeys } from '../sequencer/key-queries.ts';
import { findOwnAutoWitness, saveAutoWitness } from './auto-witness-queries.ts';
import { boundToWitness } from './witness-checkpoints.ts';

const view = z.object({
  enabled: z.boolean(),
  /** Why nothing is signed any more, a code of the verifier. */
  refused: z.string().nullable(),
  refusedSize: z.number().nullable(),
  refusedAt: z.string().nullable(),
  changedByName: z.string().nullable(),
  version: z.number().int(),
});
const replied = { 200: z.object({ data: view, abilities: z.object({ change: z.boolean() }) }) };

const mayChange = ({ groups }: Scope): boolean => groups.includes('privacy-officer');

const shown = async (scope: Scope) =>
  reply(200, { data: await findOwnAutoWitness(scope), abilities: { change: mayChange(scope) } });

async function set(
  scope: Scope,
  masterKey: MasterKey,
  body: { readonly enabled: boolean; readonly expectedVersion: number },
): Promise<void> {
  const [first] = await findLogKeys(scope);
  const origin = first === undefined ? undefined : parseKey(first.verifierKey)?.name;
  // Before the first checkpoint there is no log to keep watch over.
  if (origin === undefined) refuse('not-found');
  const witnessId = newId();
  const seed = randomBytes(32);
  const { publicKey } = await ed25519Signer(seed);
  const saved = await saveAutoWitness(scope, {
    ...body,
    witnessId,
    verifierKey: formatKey(verifierKey(`${origin}/${scope.organisation.code}`, 4, publicKey)),
    wrapped: masterKey.wrap(boundToWitness(witnessId), seed),
  });
  if (!saved) refuse('stale-version', { current: await findOwnAutoWitness(scope) });
  scope.audit({
    action: 'audit-witness.changed',
    kind: 'audit-witness',
    records: [{ id: scope.organisation.id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
    detail: { enabled: body.enabled },
  });
}

/** The product signs checkpoints for the own organisation, when its privacy officer wants that. */
export const autoWitnessRoutes = ({ masterKey }: { readonly masterKey: MasterKey }): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/automatic-audit-witness',
    operationId: 'readAutomaticAuditWitness',
    tag: 'audit',
    summary: 'Of Schakel namens de eigen organisatie controlepunten meeondertekent',
    enter: SUPERVISORS,
    personalData: false,
    replies: replied,
    handle: ({ scope }) => shown(scope),
  }),
  route({
    method: 'PUT',
    path: '/automatic-audit-witness',
    operationId: 'changeAutomaticAuditWitness',
    tag: 'audit',
    summary: 'Schakel namens de eigen organisatie laten meeondertekenen, of daarmee stoppen',
    description: 'Met een eigen sleutel, na een eigen vergelijking met wat eerder is gezien.',
    enter: ['privacy-officer'],
    personalData: false,
    body: z.strictObject({ enabled: z.boolean(), expectedVersion: z.number().int().min(0) }),
    replies: replied,
    handle: async ({ scope, body }) => {
      await set(scope, masterKey, body);
      return shown(scope);
    },
  }),
];
