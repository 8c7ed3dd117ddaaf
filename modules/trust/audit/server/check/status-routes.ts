import { z } from 'zod';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { findCosignatures, findLatestCheckpoint } from '../proofs/checkpoint-queries.ts';
import { SUPERVISORS } from '../proofs/proof-schemas.ts';
import { countBackDated, findOwnTail, findWitnesses } from '../witnesses/witness-queries.ts';
import { findLastCheck } from './check-queries.ts';

const statusSchema = z.object({
  checkpoint: z
    .object({
      size: z.number(),
      closedAt: z.string(),
      clockBehind: z.number(),
      /** Organisations whose signature stands under this checkpoint. */
      cosignedBy: z.array(z.string()),
    })
    .nullable(),
  tail: z.object({ count: z.number(), oldest: z.string().nullable() }),
  backDated: z.number(),
  witnesses: z.array(
    z.object({
      id: z.uuid(),
      organisationName: z.string(),
      size: z.number().nullable(),
      signedAt: z.string().nullable(),
    }),
  ),
  selfCheck: z
    .object({
      size: z.number(),
      entries: z.number(),
      proven: z.boolean(),
      broken: z.string().nullable(),
      brokenAt: z.number().nullable(),
      checkedAt: z.string(),
    })
    .nullable(),
});

async function statusOf(scope: Scope): Promise<z.infer<typeof statusSchema>> {
  const latest = await findLatestCheckpoint(scope);
  const signed = latest === undefined ? [] : await findCosignatures(scope, [latest.size]);
  return {
    checkpoint:
      latest === undefined
        ? null
        : {
            size: latest.size,
            closedAt: latest.closedAt,
            clockBehind: latest.clockBehind,
            cosignedBy: [...new Set(signed.map(({ organisationName }) => organisationName))],
          },
    tail: await findOwnTail(scope),
    backDated: await countBackDated(scope),
    witnesses: (await findWitnesses(scope)).map(({ id, organisationName, size, signedAt }) => ({
      id,
      organisationName,
      size,
      signedAt,
    })),
    selfCheck: (await findLastCheck(scope)) ?? null,
  };
}

/** How far the log can be verified at this moment, on one page. */
export const statusRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/audit-status',
    operationId: 'getAuditStatus',
    tag: 'audit',
    summary: 'Hoe controleerbaar het logboek nu is: controlepunt, staart, getuigen en eigen controle',
    enter: SUPERVISORS,
    personalData: false,
    replies: { 200: z.object({ data: statusSchema }) },
    handle: async ({ scope }) => reply(200, { data: await statusOf(scope) }),
  }),
];
