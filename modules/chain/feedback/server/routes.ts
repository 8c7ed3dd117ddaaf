import { z } from 'zod';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { feedbackBody, feedbackSchema, proposalsSchema } from '../model/index.ts';
import { findFeedbacks, findMyFeedbacks } from './feedback-queries.ts';
import { closeSignal, giveFeedback, mayCloseNow, proposeFeedback, readFeedback } from './give-feedback.ts';
import type { FeedbackParts } from './ports.ts';

const params = z.object({ id: z.uuid() });
const ANSWERERS = ['coordinator', 'care-coordinator'];
const listReply = z.object({
  data: z.array(feedbackSchema),
  version: z.number().int(),
  state: z.string(),
  abilities: z.record(z.string(), z.boolean()),
});

async function answer(scope: Scope, signalId: string) {
  const { signal, abilities } = await mayCloseNow(scope, signalId);
  scope.audit({
    action: 'word-back.listed',
    kind: 'signal',
    records: [{ id: signal.id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
  });
  return {
    data: await findFeedbacks(scope, signalId),
    version: signal.version,
    state: signal.state,
    abilities,
  };
}

const list = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals/:id/feedbacks',
    operationId: 'listFeedbacks',
    tag: 'feedback',
    summary: 'Wat de melder te horen kreeg, of waarom niet',
    enter: ANSWERERS,
    personalData: true,
    params,
    replies: { 200: listReply },
    handle: async ({ scope, params: { id } }) => reply(200, await answer(scope, id)),
  });

const propose = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals/:id/feedback-proposals',
    operationId: 'proposeFeedback',
    tag: 'feedback',
    summary: 'Voorstellen voor het bericht aan de melder, en hoe die te bereiken is',
    enter: ANSWERERS,
    personalData: true,
    params,
    replies: { 200: z.object({ data: proposalsSchema }) },
    handle: async ({ scope, params: { id } }) => reply(200, { data: await proposeFeedback(scope, id) }),
  });

const give = (parts: FeedbackParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signals/:id/feedbacks',
    operationId: 'giveFeedback',
    tag: 'feedback',
    summary: 'De melder bericht geven, of vastleggen waarom dat niet kan',
    description:
      'Een tekst die een persoon, adres, kenteken, nummer of ander kenmerk noemt wordt geweigerd, met de plaats in de tekst.',
    enter: ANSWERERS,
    personalData: true,
    params,
    body: feedbackBody,
    replies: { 201: listReply },
    handle: async ({ scope, params: { id }, body }) => {
      await giveFeedback(scope, parts, id, body);
      return reply(201, await answer(scope, id));
    },
  });

const close = (parts: FeedbackParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signals/:id/closings',
    operationId: 'closeSignal',
    tag: 'feedback',
    summary: 'Een signaal afsluiten nadat de melder bericht kreeg',
    enter: ANSWERERS,
    personalData: true,
    params,
    body: z.strictObject({
      expectedVersion: z.number().int().min(1),
      reason: z.string().trim().min(3).max(500),
    }),
    replies: {
      200: z.object({ data: z.object({ id: z.uuid(), state: z.string(), version: z.number().int() }) }),
    },
    handle: async ({ scope, params: { id }, body }) => {
      const { state, version } = await closeSignal(scope, parts, id, body);
      return reply(200, { data: { id, state, version } });
    },
  });

const read = (): RouteDefinition =>
  route({
    method: 'POST',
    path: '/feedbacks/:id/reads',
    operationId: 'readFeedback',
    tag: 'feedback',
    summary: 'De melder heeft het bericht gelezen',
    enter: 'signed-in',
    personalData: true,
    params,
    replies: { 204: null },
    handle: async ({ scope, params: { id } }) => {
      await readFeedback(scope, id);
      return reply(204);
    },
  });

const mine = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/my-feedbacks',
    operationId: 'listMyFeedbacks',
    tag: 'feedback',
    summary: 'De berichten die ik als melder kreeg',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject({ signalId: z.uuid().optional() }),
    replies: { 200: z.object({ data: z.array(feedbackSchema) }) },
    handle: async ({ scope, query }) => {
      const data = await findMyFeedbacks(scope, query.signalId);
      scope.audit({
        action: 'word-back.listed',
        kind: 'signal',
        records: data.map((row) => ({
          id: row.signalId,
          organisationId: scope.organisation.id,
          purpose: row.purposeCode,
        })),
      });
      return reply(200, { data });
    },
  });

/** Word back to reporters, and the closing of a signal. */
export const feedbackRoutes = (parts: FeedbackParts): RouteDefinition[] => [
  list(),
  propose(),
  give(parts),
  close(parts),
  read(),
  mine(),
];

export const feedbackConstraints = { feedback_final_once: 'already-exists' } as const;
