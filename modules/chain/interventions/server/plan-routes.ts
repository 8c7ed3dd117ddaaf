import { z } from 'zod';
import { proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  abilitiesSchema,
  interventionSchema,
  measureBody,
  measureSchema,
  newInterventionBody,
  optionsSchema,
  planSchema,
} from '../model/index.ts';
import { auditPlan } from './audit-plan.ts';
import { groundOf, themesOf, touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import { findInterventionsOf } from './intervention-queries.ts';
import { findMeasures, saveMeasure } from './measure-queries.ts';
import { readOptions } from './options.ts';
import { readPlan } from './plan.ts';
import { planIntervention, readIntervention, viewOf } from './plan-intervention.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';
import { sharePlan } from './share-plan.ts';

export const PLANNERS = ['case-lead', 'participant', 'process-lead', 'coordinator'];
export const idParams = z.object({ id: z.uuid() });

/** The same under a case and under a signal with own follow-up. */
type Under = {
  readonly kind: Ground['kind'];
  readonly path: 'cases' | 'signals';
  readonly name: 'Case' | 'Signal';
  readonly words: string;
};
export const UNDER: readonly Under[] = [
  { kind: 'case', path: 'cases', name: 'Case', words: 'een casus' },
  { kind: 'signal', path: 'signals', name: 'Signal', words: 'een signaal met eigen opvolging' },
];

const planAbilities = (scope: Scope, ground: Ground) => ({
  plan: may.plan(scope, ground),
  recordOutcome: may.recordOutcome(scope, ground),
  share: ground.kind === 'case' && may.plan(scope, ground),
  host: ground.kind === 'case' && ground.hostOrganisationId === scope.organisation.id,
});

const listInterventions = ({ kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'GET',
    path: `/${path}/:id/interventions`,
    operationId: `list${name}Interventions`,
    tag: 'interventions',
    summary: `De eigen interventies bij ${words}`,
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: z.array(interventionSchema), abilities: abilitiesSchema }) },
    handle: async ({ scope, params }) => {
      const ground = await groundOf(scope, kind, params.id);
      const rows = await findInterventionsOf(scope, ground);
      scope.audit({
        action: 'interventions.read',
        kind,
        records: [touched(scope, ground), ...rows.map((row) => touched(scope, ground, row.id))],
      });
      return reply(200, {
        data: rows.map((row) => viewOf(scope, row)),
        abilities: planAbilities(scope, ground),
      });
    },
  });

const addIntervention = (parts: InterventionParts, { kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'POST',
    path: `/${path}/:id/interventions`,
    operationId: `plan${name}Intervention`,
    tag: 'interventions',
    summary: `Een interventie plannen bij ${words}`,
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: newInterventionBody.extend({ proofs: proofsSchema }),
    replies: { 201: z.object({ data: interventionSchema, abilities: abilitiesSchema }) },
    handle: async ({ scope, params, body }) => {
      const id = await planIntervention(scope, parts, { kind, id: params.id }, body);
      const { data, abilities } = await readIntervention(scope, id);
      return reply(201, { data, abilities }, { location: `/api/v1/interventions/${id}` });
    },
  });

const plan = ({ kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'GET',
    path: `/${path}/:id/plan`,
    operationId: `read${name}Plan`,
    tag: 'interventions',
    summary: `Het plan van ${words}: sporen, volgorde en waarschuwingen`,
    description: 'Eigen interventies, en wat andere deelnemers hebben gedeeld.',
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: planSchema, abilities: abilitiesSchema }) },
    handle: async ({ scope, params }) => {
      const ground = await groundOf(scope, kind, params.id);
      const { copies, ...data } = await readPlan(scope, ground);
      await auditPlan(scope, ground, copies);
      return reply(200, { data, abilities: planAbilities(scope, ground) });
    },
  });

const options = (parts: InterventionParts, { kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'GET',
    path: `/${path}/:id/intervention-options`,
    operationId: `read${name}InterventionOptions`,
    tag: 'interventions',
    summary: `Barrières en maatregelen van het thema van ${words}, en wie verantwoordelijk kan zijn`,
    enter: PLANNERS,
    personalData: false,
    params: idParams,
    replies: { 200: z.object({ data: optionsSchema }) },
    handle: async ({ scope, params }) =>
      reply(200, { data: await readOptions(scope, parts, kind, params.id) }),
  });

const measures = ({ kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'GET',
    path: `/${path}/:id/barrier-measures`,
    operationId: `list${name}BarrierMeasures`,
    tag: 'interventions',
    summary: `Metingen op de barrières van ${words}`,
    enter: PLANNERS,
    personalData: false,
    params: idParams,
    replies: { 200: z.object({ data: z.array(measureSchema), abilities: abilitiesSchema }) },
    handle: async ({ scope, params }) => {
      const ground = await groundOf(scope, kind, params.id);
      return reply(200, { data: await findMeasures(scope, ground), abilities: planAbilities(scope, ground) });
    },
  });

const addMeasure = (parts: InterventionParts, { kind, path, name, words }: Under): RouteDefinition =>
  route({
    method: 'POST',
    path: `/${path}/:id/barrier-measures`,
    operationId: `take${name}BarrierMeasure`,
    tag: 'interventions',
    summary: `Een meting vastleggen op een barrière van ${words}`,
    description: 'Een meting op hetzelfde moment wordt verbeterd.',
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: measureBody,
    replies: { 201: z.object({ data: z.array(measureSchema), abilities: abilitiesSchema }) },
    handle: async ({ scope, params, body }) => {
      const ground = await groundOf(scope, kind, params.id);
      if (!may.plan(scope, ground) && !may.recordOutcome(scope, ground)) refuse('not-allowed');
      const themes = await themesOf(parts, ground);
      if (themes.barriers.get(body.barrierCode)?.theme.code !== ground.themeCode) {
        refuse(problem('invalid-body', { errors: [{ pointer: '/barrierCode', code: 'unknown-value' }] }));
      }
      const id = await saveMeasure(scope, ground, body);
      scope.audit({
        action: 'barrier.measured',
        kind,
        records: [touched(scope, ground, id), touched(scope, ground)],
      });
      return reply(201, { data: await findMeasures(scope, ground), abilities: planAbilities(scope, ground) });
    },
  });

const share = (parts: InterventionParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/plan-shares',
    operationId: 'shareCasePlan',
    tag: 'interventions',
    summary: 'Interventies in het plan brengen',
    description:
      'Een deelnemer geeft de eigen interventies aan de gastheer; de gastheer geeft het plan aan de deelnemers.',
    enter: PLANNERS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      interventionIds: z.array(z.uuid()).min(1).max(100).optional(),
      proofs: proofsSchema,
    }),
    replies: {
      200: z.object({
        data: z.object({
          recipients: z.array(
            z.object({ organisationId: z.uuid(), name: z.string(), interventions: z.number().int() }),
          ),
        }),
      }),
    },
    handle: async ({ scope, params, body }) =>
      reply(200, { data: await sharePlan(scope, parts, params.id, body) }),
  });

export const planRoutes = (parts: InterventionParts): RouteDefinition[] => [
  ...UNDER.flatMap((under) => [
    listInterventions(under),
    addIntervention(parts, under),
    plan(under),
    options(parts, under),
    measures(under),
    addMeasure(parts, under),
  ]),
  share(parts),
];
