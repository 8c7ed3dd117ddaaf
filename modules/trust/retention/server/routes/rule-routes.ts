import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import {
  OVERSEERS,
  RULE_MAKERS,
  ruleDecisionBody,
  ruleDecisionSchema,
  ruleInForceSchema,
  sweepReportSchema,
  VIEWERS,
} from '../../model/index.ts';
import { decideRule } from '../decide-rule.ts';
import { findSweeps } from '../destroyed-queries.ts';
import type { RetentionParts } from '../parts.ts';
import { findRuleDecisions, findRulesInForce } from '../rule-queries.ts';
import { ruleInForceView, ruleView } from '../views.ts';
import { tag } from './shared.ts';

/** Which rules hold, what the own organisation decided on them, and what went by itself under them. */
export const ruleRoutes = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/retention-rules',
    operationId: 'listRetentionRules',
    tag,
    summary: 'De bewaarregels die nu gelden, met bron en zekerheid',
    enter: VIEWERS,
    personalData: false,
    query: z.strictObject({}),
    replies: { 200: z.object({ data: z.array(ruleInForceSchema) }) },
    handle: async ({ scope }) =>
      reply(200, {
        data: (await findRulesInForce(scope)).map((rule) => ruleInForceView(scope, parts, rule)),
      }),
  }),
  route({
    method: 'GET',
    path: '/retention-rule-decisions',
    operationId: 'listRetentionRuleDecisions',
    tag,
    summary: 'Wat de eigen organisatie over bewaartermijnen besloot, elke versie met reden en besluit',
    enter: VIEWERS,
    personalData: false,
    query: z.strictObject({}),
    replies: { 200: z.object({ data: z.array(ruleDecisionSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await findRuleDecisions(scope) }),
  }),
  route({
    method: 'POST',
    path: '/retention-rule-decisions',
    operationId: 'decideRetentionRule',
    tag,
    summary:
      'Een bewaartermijn verlengen of verkorten binnen de ruimte van de inhoud, of terug naar de regio',
    enter: RULE_MAKERS,
    personalData: false,
    body: ruleDecisionBody,
    replies: { 201: z.object({ data: ruleDecisionSchema, terms: z.int() }) },
    handle: async ({ scope, body }) => {
      const { decision, terms } = await decideRule(scope, body);
      return reply(201, { data: decision, terms });
    },
  }),
  route({
    method: 'GET',
    path: '/short-term-removals',
    operationId: 'listShortTermRemovals',
    tag,
    summary: 'Wat vanzelf is verwijderd na een korte termijn: aantallen per soort',
    enter: OVERSEERS,
    personalData: false,
    query: z.strictObject({}),
    replies: { 200: z.object({ data: z.array(sweepReportSchema) }) },
    handle: async ({ scope }) =>
      reply(200, {
        data: (await findSweeps(scope)).map((row) => ({
          ...row,
          rule: row.rule === null ? null : ruleView(scope, parts, row.rule),
        })),
      }),
  }),
];
