import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import type { SignalParts } from '../ports.ts';
import { findSignal } from '../read-signal.ts';
import {
  addToSignal,
  answerQuestion,
  askReporter,
  assignSignal,
  checkSignal,
  findPossibleHolders,
  withdrawSignal,
} from '../treat-signal.ts';
import { expectedVersion, headOf, headReply, idParams, longText, WORKERS } from './shared.ts';

const common = { method: 'POST', tag: 'signals', personalData: true, params: idParams } as const;

const checkRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/checks',
    operationId: 'checkSignal',
    summary: 'Een signaal als gecontroleerd aanmerken',
    enter: [...WORKERS],
    body: z.strictObject({ expectedVersion, addressChecked: z.boolean(), notDouble: z.boolean() }),
    replies: { 201: headReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, headOf(scope, await checkSignal(scope, parts, id, body))),
  });

const returnRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/returns',
    operationId: 'askReporter',
    summary: 'Een vraag aan de melder; het signaal gaat terug',
    enter: [...WORKERS],
    body: z.strictObject({ expectedVersion, question: longText }),
    replies: { 201: headReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, headOf(scope, await askReporter(scope, parts, id, body))),
  });

const answerRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/answers',
    operationId: 'answerQuestion',
    summary: 'Antwoord van de melder op een vraag',
    enter: 'signed-in',
    body: z.strictObject({ text: longText }),
    replies: { 201: headReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, headOf(scope, await answerQuestion(scope, parts, id, body))),
  });

const addRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/additions',
    operationId: 'addToSignal',
    summary: 'Iets toevoegen aan een verzonden signaal',
    enter: 'signed-in',
    body: z.strictObject({ id: z.uuid(), text: longText }),
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, params: { id }, body }) => {
      await addToSignal(scope, parts, id, body);
      return reply(201, { data: { id: body.id } });
    },
  });

const withdrawRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/withdrawals',
    operationId: 'withdrawSignal',
    summary: 'Een signaal intrekken',
    enter: 'signed-in',
    body: z.strictObject({ expectedVersion, reason: z.string().trim().min(1, 'reason-missing').max(1000) }),
    replies: { 201: headReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, headOf(scope, await withdrawSignal(scope, parts, id, body))),
  });

const assignRoute = (parts: SignalParts): RouteDefinition =>
  route({
    ...common,
    path: '/signals/:id/holders',
    operationId: 'assignSignal',
    summary: 'Een signaal oppakken, toewijzen of loslaten',
    enter: [...WORKERS],
    body: z.strictObject({ expectedVersion, personId: z.uuid().nullable() }),
    replies: { 201: headReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, headOf(scope, await assignSignal(scope, parts, id, body))),
  });

const possibleHoldersRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals/:id/possible-holders',
    operationId: 'listPossibleHolders',
    tag: 'signals',
    summary: 'Collega’s aan wie dit signaal kan worden toegewezen',
    enter: [...WORKERS],
    personalData: false,
    params: idParams,
    replies: { 200: z.object({ data: z.array(z.object({ id: z.uuid(), name: z.string() })) }) },
    handle: async ({ scope, params: { id } }) => {
      const signal = await findSignal(scope, id);
      return reply(200, { data: await findPossibleHolders(scope, parts, signal.purposeCode) });
    },
  });

export const stepRoutes = (parts: SignalParts): RouteDefinition[] => [
  checkRoute(parts),
  returnRoute(parts),
  answerRoute(parts),
  addRoute(parts),
  withdrawRoute(parts),
  assignRoute(parts),
  possibleHoldersRoute(parts),
];
