import { z } from 'zod';
import { proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { markReadAbout } from '../../notifications/server/index.ts';
import {
  abilitiesSchema,
  dependencyBody,
  dependencySchema,
  interventionChanges,
  interventionSchema,
  STEPS,
  type Step,
  stepBody,
  workBody,
  workSchema,
} from '../model/index.ts';
import { touched } from './ground.ts';
import { countMyInterventions, findMyInterventions } from './intervention-queries.ts';
import { changeIntervention, groundForReader, readIntervention, viewOf } from './plan-intervention.ts';
import { deleteDependency, findDependencies, insertDependency } from './plan-queries.ts';
import { idParams } from './plan-routes.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';
import { renewCopies } from './share-plan.ts';
import { stepIntervention } from './step-intervention.ts';
import { findWork, insertWork } from './work-queries.ts';

const oneSchema = z.object({ data: interventionSchema, abilities: abilitiesSchema });

/** Every look at an intervention is an event; of an order outside the house of the signal too. */
async function answer(scope: Scope, id: string) {
  const { row, data, abilities } = await readIntervention(scope, id);
  scope.audit({
    action: 'intervention.read',
    kind: 'intervention',
    records: [{ id, organisationId: row.organisationId, purpose: row.purposeCode }],
  });
  return { data, abilities };
}

const mine = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/my-interventions',
    operationId: 'listMyInterventions',
    tag: 'interventions',
    summary: 'De interventies waarvoor ik verantwoordelijk ben, de termijnen eerst',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject({
      open: z.stringbool().default(true),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    replies: {
      200: z.object({
        data: z.array(oneSchema.shape.data.extend({ abilities: abilitiesSchema })),
        page: z.object({ next: z.null(), count: z.number().int() }),
      }),
    },
    handle: async ({ scope, query }) => {
      const rows = await findMyInterventions(scope, query, query.limit);
      const data = await Promise.all(
        rows.map(async (row) => ({
          ...viewOf(scope, row),
          abilities: may.abilitiesOf(scope, row, await groundForReader(scope, row)),
        })),
      );
      scope.audit({
        action: 'interventions.read',
        kind: 'intervention',
        records: rows.map((row) => ({
          id: row.id,
          organisationId: row.organisationId,
          purpose: row.purposeCode,
        })),
      });
      const count = query.open ? await countMyInterventions(scope) : rows.length;
      return reply(200, { data, page: { next: null, count } });
    },
  });

const read = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/interventions/:id',
    operationId: 'readIntervention',
    tag: 'interventions',
    summary: 'Een eigen interventie',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    replies: { 200: oneSchema.extend({ dependencies: z.array(dependencySchema) }) },
    handle: async ({ scope, params }) => {
      const { row, ground } = await readIntervention(scope, params.id);
      await markReadAbout(scope, params.id);
      const dependencies = (await findDependencies(scope, ground)).filter(
        (each) => each.interventionId === row.id,
      );
      return reply(200, { ...(await answer(scope, params.id)), dependencies });
    },
  });

const change = (parts: InterventionParts): RouteDefinition =>
  route({
    method: 'PATCH',
    path: '/interventions/:id',
    operationId: 'changeIntervention',
    tag: 'interventions',
    summary: 'Een eigen interventie wijzigen',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    body: interventionChanges.extend({ proofs: proofsSchema }),
    replies: { 200: oneSchema },
    handle: async ({ scope, params, body }) => {
      await changeIntervention(scope, parts, params.id, body);
      return reply(200, await answer(scope, params.id));
    },
  });

const STEP_WORDS: Readonly<Record<Step, [operationId: string, summary: string]>> = {
  agreements: ['agreeIntervention', 'Afspreken dat een interventie wordt uitgevoerd'],
  starts: ['startIntervention', 'Een interventie begint'],
  completions: ['completeIntervention', 'Een interventie is klaar'],
  failures: ['failIntervention', 'Een interventie is niet gelukt'],
  drops: ['dropIntervention', 'Een interventie vervalt'],
  reopenings: ['reopenIntervention', 'Een interventie weer oppakken'],
};

const step = (name: Step): RouteDefinition =>
  route({
    method: 'POST',
    path: `/interventions/:id/${name}`,
    operationId: STEP_WORDS[name][0],
    tag: 'interventions',
    summary: STEP_WORDS[name][1],
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    body: stepBody,
    replies: { 200: oneSchema },
    handle: async ({ scope, params, body }) => {
      await stepIntervention(scope, params.id, name, body);
      return reply(200, await answer(scope, params.id));
    },
  });

const work = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/interventions/:id/work-entries',
    operationId: 'listInterventionWork',
    tag: 'interventions',
    summary: 'Het werk aan een interventie, met de tijd',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: z.array(workSchema) }) },
    handle: async ({ scope, params }) => {
      await answer(scope, params.id);
      return reply(200, { data: await findWork(scope, params.id) });
    },
  }),
  route({
    method: 'POST',
    path: '/interventions/:id/work-entries',
    operationId: 'logInterventionWork',
    tag: 'interventions',
    summary: 'Werk aan een interventie vastleggen',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    body: workBody,
    replies: { 201: z.object({ data: z.array(workSchema) }) },
    handle: async ({ scope, params, body }) => {
      const { row, ground } = await readIntervention(scope, params.id);
      if (!may.logWork(scope, row, ground)) refuse('not-allowed');
      await insertWork(scope, newId(), params.id, body);
      scope.audit({
        action: 'intervention.worked',
        kind: 'intervention',
        records: [touched(scope, ground, params.id)],
      });
      return reply(201, { data: await findWork(scope, params.id) });
    },
  }),
];

const dependencies = (): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/interventions/:id/dependencies',
    operationId: 'addInterventionDependency',
    tag: 'interventions',
    summary: 'Vastleggen dat een interventie op een andere wacht of ermee samenvalt',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    body: dependencyBody,
    replies: { 201: z.object({ data: z.array(dependencySchema) }) },
    handle: async ({ scope, params, body }) => {
      const { row, ground } = await readIntervention(scope, params.id);
      if (!may.edit(scope, row, ground)) refuse('not-allowed');
      await insertDependency(scope, { interventionId: params.id, ...body });
      await renewCopies(scope, ground, row);
      scope.audit({
        action: 'intervention.changed',
        kind: 'intervention',
        records: [touched(scope, ground, params.id)],
        fields: ['dependencies'],
      });
      return reply(201, { data: await findDependencies(scope, ground) });
    },
  }),
  route({
    method: 'DELETE',
    path: '/interventions/:id/dependencies/:onId',
    operationId: 'removeInterventionDependency',
    tag: 'interventions',
    summary: 'Een afhankelijkheid weghalen',
    enter: 'signed-in',
    personalData: true,
    params: idParams.extend({ onId: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      const { row, ground } = await readIntervention(scope, params.id);
      if (!may.edit(scope, row, ground)) refuse('not-allowed');
      if (!(await deleteDependency(scope, params.id, params.onId))) refuse('not-found');
      await renewCopies(scope, ground, row);
      scope.audit({
        action: 'intervention.changed',
        kind: 'intervention',
        records: [touched(scope, ground, params.id)],
        fields: ['dependencies'],
      });
      return reply(204);
    },
  }),
];

export const interventionRecordRoutes = (parts: InterventionParts): RouteDefinition[] => [
  mine(),
  read(),
  change(parts),
  ...STEPS.map(step),
  ...work(),
  ...dependencies(),
];
