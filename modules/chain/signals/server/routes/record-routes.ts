import { z } from 'zod';
import { looksAtRecord } from '#modules/trust/audit/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { completeSignalBody, receiptSchema, recordSignalBody, signalSchema } from '../../model/index.ts';
import { completeSignal } from '../complete-signal.ts';
import { abilitiesOf, coordinates } from '../policy.ts';
import type { SignalParts } from '../ports.ts';
import { findSignal, readSignal } from '../read-signal.ts';
import { recordSignal } from '../record-signal.ts';
import { whyOf } from '../why-may-i-see.ts';
import { abilitiesSchema, idParams, WORKERS } from './shared.ts';

const receiveRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signals',
    operationId: 'receiveSignal',
    tag: 'signals',
    summary: 'Een signaal vastleggen',
    enter: ['reporter', ...WORKERS, 'inspector'],
    personalData: true,
    body: recordSignalBody,
    replies: { 201: z.object({ data: receiptSchema, abilities: abilitiesSchema }) },
    handle: async ({ scope, body }) => {
      const data = await recordSignal(scope, parts, body);
      const abilities = abilitiesOf(scope, {
        ...data,
        organisationId: scope.organisation.id,
        audience: 'organisation',
        enteredByPersonId: scope.person.id,
        origin: 'desk',
        holder: null,
      });
      return reply(201, { data, abilities });
    },
  });

const whySchema = z.object({
  purpose: z.string(),
  purposeEn: z.string(),
  articles: z.array(z.string()),
  keptMonths: z.number().nullable(),
  because: z.enum(['coordinator', 'reporter', 'named', 'agenda', 'emergency']),
});

const lookSchema = z.object({
  occurredAt: z.string(),
  actorName: z.string(),
  actorOrganisationName: z.string(),
  action: z.string(),
});

const looksRoute: RouteDefinition = route({
  method: 'GET',
  path: '/signals/:id/looks',
  operationId: 'listSignalLooks',
  tag: 'signals',
  summary: 'Wie naar dit signaal keek of het wijzigde',
  enter: [...WORKERS],
  personalData: true,
  params: idParams,
  replies: { 200: z.object({ data: z.array(lookSchema) }) },
  handle: async ({ scope, params: { id } }) => {
    const signal = await findSignal(scope, id);
    if (!coordinates(scope, signal)) return refuse('not-found');
    scope.audit({
      action: 'signal.looks-read',
      kind: 'signal',
      records: [{ id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
    });
    return reply(200, { data: await looksAtRecord(scope, id) });
  },
});

const readRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals/:id',
    operationId: 'readSignal',
    tag: 'signals',
    summary: 'Een signaal met alles wat erbij hoort',
    enter: 'signed-in',
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: signalSchema, abilities: abilitiesSchema, why: whySchema }) },
    handle: async ({ scope, params: { id } }) => {
      const { signal, enteredByPersonId, named } = await readSignal(scope, id);
      const view = { ...signal, enteredByPersonId, named };
      return reply(200, {
        data: signal,
        abilities: abilitiesOf(scope, view),
        why: whyOf(scope, parts, view, (await parts.isOpenInEmergency?.(scope, id)) === true),
      });
    },
  });

const completeRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'PATCH',
    path: '/signals/:id',
    operationId: 'completeSignal',
    tag: 'signals',
    summary: 'Een signaal aanvullen of verbeteren',
    enter: [...WORKERS],
    personalData: true,
    params: idParams,
    body: completeSignalBody,
    replies: {
      200: z.object({
        data: z.object({
          id: z.uuid(),
          version: z.number().int(),
          purposeCode: z.string(),
          passedOn: z.boolean(),
        }),
      }),
    },
    handle: async ({ scope, params: { id }, body }) =>
      reply(200, { data: { id, ...(await completeSignal(scope, parts, id, body)) } }),
  });

export const recordRoutes = (parts: SignalParts): RouteDefinition[] => [
  receiveRoute(parts),
  readRoute(parts),
  looksRoute,
  completeRoute(parts),
];
