import { z } from 'zod';
import { proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { abilitiesSchema, outcomeFields, outcomeSchema, outcomeViewSchema } from '../model/index.ts';
import { groundOf, touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import { findOutcome } from './outcome-queries.ts';
import { idParams, PLANNERS, UNDER } from './plan-routes.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';
import { correctOutcome, recordOutcome, shareResults } from './record-outcome.ts';

const outcomeReply = z.object({ data: outcomeViewSchema.nullable(), abilities: abilitiesSchema });

async function answer(scope: Scope, kind: Ground['kind'], id: string) {
  const ground = await groundOf(scope, kind, id);
  const found = await findOutcome(scope, ground);
  scope.audit({ action: 'outcome.read', kind, records: [touched(scope, ground)] });
  const record = may.recordOutcome(scope, ground);
  return {
    data: found ?? null,
    abilities: {
      record: record && found === undefined,
      correct: record && found !== undefined,
      giveResults: record && found !== undefined && kind === 'case',
    },
  };
}

const under = (
  parts: InterventionParts,
  { kind, path, name, words }: (typeof UNDER)[number],
): RouteDefinition[] => [
  route({
    method: 'GET',
    path: `/${path}/:id/outcome`,
    operationId: `read${name}Outcome`,
    tag: 'outcomes',
    summary: `Wat ${words} opleverde`,
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    replies: { 200: outcomeReply },
    handle: async ({ scope, params }) => reply(200, await answer(scope, kind, params.id)),
  }),
  route({
    method: 'POST',
    path: `/${path}/:id/outcome`,
    operationId: `record${name}Outcome`,
    tag: 'outcomes',
    summary: `Vastleggen wat ${words} opleverde`,
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: outcomeSchema,
    replies: { 201: outcomeReply },
    handle: async ({ scope, params, body }) => {
      await recordOutcome(scope, parts, { kind, id: params.id }, body);
      return reply(201, await answer(scope, kind, params.id));
    },
  }),
  route({
    method: 'PATCH',
    path: `/${path}/:id/outcome`,
    operationId: `correct${name}Outcome`,
    tag: 'outcomes',
    summary: `De uitkomst van ${words} verbeteren`,
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: z.strictObject({ ...outcomeFields, expectedVersion: z.number().int().min(1) }),
    replies: { 200: outcomeReply },
    handle: async ({ scope, params, body: { expectedVersion, ...fields } }) => {
      await correctOutcome(scope, { kind, id: params.id }, expectedVersion, fields);
      return reply(200, await answer(scope, kind, params.id));
    },
  }),
];

const results = (parts: InterventionParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/result-shares',
    operationId: 'shareCaseResults',
    tag: 'outcomes',
    summary: 'De inbrengers van signalen laten weten wat voor resultaat er was',
    description:
      'Alleen soorten resultaat, voor het bericht aan de melder; geen aantallen en geen inhoud van de casus.',
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: z.strictObject({ proofs: proofsSchema }),
    replies: {
      200: z.object({ data: z.object({ signals: z.number().int(), recipients: z.array(z.string()) }) }),
    },
    handle: async ({ scope, params, body }) =>
      reply(200, { data: await shareResults(scope, parts, params.id, body.proofs) }),
  });

export const outcomeRoutes = (parts: InterventionParts): RouteDefinition[] => [
  ...UNDER.flatMap((each) => under(parts, each)),
  results(parts),
];
