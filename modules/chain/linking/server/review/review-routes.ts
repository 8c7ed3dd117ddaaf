import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
  type Scope,
} from '#platform/server/index.ts';
import {
  decideProposalBody,
  type Proposal,
  placeInQueueSchema,
  proposalDecisionSchema,
  proposalSchema,
  queuedProposalSchema,
  queueQuery,
  weighedProposalSchema,
} from '../../model/index.ts';
import { decideProposal, undoDecision } from '../decide-proposal.ts';
import { weighOpenProposals } from '../engine/weigh-open-proposals.ts';
import { findProposal, proposalsOfSignal } from '../proposal-queries.ts';
import { placeInQueue, proposalQueue } from './queue-queries.ts';
import { readProposal } from './read-proposal.ts';

const oneProposal = z.object({
  data: proposalSchema,
  weighed: weighedProposalSchema.nullable(),
  earlier: z.array(proposalDecisionSchema),
  subjectId: z.uuid().nullable(),
  abilities: z.object({ decide: z.boolean(), undo: z.boolean() }),
});
const byId = z.strictObject({ id: z.uuid() });

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;

function auditList(scope: Scope, proposals: readonly Proposal[]): void {
  const ids = [
    ...new Set(proposals.flatMap((proposal) => [proposal.here.signalId, proposal.there.signalId])),
  ];
  scope.audit({
    action: 'proposal.listed',
    kind: 'proposal',
    records: ids.map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: scope.widePurposes[0] ?? null,
    })),
    fields: ['title', 'label', 'reasons'],
  });
}

const readingRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/signals/:id/proposals',
    operationId: 'listProposalsOfSignal',
    tag: 'linking',
    summary: 'Voorstellen bij een signaal: eerdere vermeldingen en signalen die hetzelfde kunnen zijn',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: z.array(proposalSchema) }) },
    handle: async ({ scope, params }) => {
      await weighOpenProposals(scope);
      const data = await proposalsOfSignal(scope, params.id);
      auditList(scope, data);
      return reply(200, { data });
    },
  }),
  route({
    method: 'GET',
    path: '/proposals',
    operationId: 'listProposals',
    tag: 'linking',
    summary:
      'Verbanden om te beoordelen: waar een besluit het meest brengt eerst, in groepen over hetzelfde subject',
    enter: COORDINATORS,
    personalData: true,
    query: z.strictObject({ ...pageQuery, ...queueQuery }),
    replies: { 200: z.object({ data: z.array(queuedProposalSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      await weighOpenProposals(scope);
      const { rows, count } = await proposalQueue(scope, filter, readCursor(cursor, 4), limit);
      const { data, page } = pageOf(rows, limit, count, ({ id, order }) => [
        order.group,
        order.key,
        order.own,
        id,
      ]);
      auditList(scope, data);
      return reply(200, { data: data.map(({ order: _order, ...row }) => row), page });
    },
  }),
  route({
    method: 'GET',
    path: '/proposals/:id',
    operationId: 'readProposal',
    tag: 'linking',
    summary: 'Een voorstel, veld voor veld naast elkaar, met wat ervoor en ertegen spreekt',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: oneProposal },
    handle: async ({ scope, params }) => {
      const proposal = (await findProposal(scope, params.id)) ?? refuse('not-found');
      return reply(200, await readProposal(scope, proposal));
    },
  }),
  route({
    method: 'GET',
    path: '/proposals/:id/place',
    operationId: 'readPlaceOfProposal',
    tag: 'linking',
    summary: 'De plaats van een voorstel in de gefilterde lijst, met het vorige en het volgende',
    enter: COORDINATORS,
    personalData: false,
    params: byId,
    query: z.strictObject(queueQuery),
    replies: { 200: z.object({ data: placeInQueueSchema }) },
    handle: async ({ scope, params, query }) => {
      if ((await findProposal(scope, params.id)) === undefined) refuse('not-found');
      return reply(200, { data: await placeInQueue(scope, query, params.id) });
    },
  }),
];

export const reviewRoutes = (): RouteDefinition[] => [
  ...readingRoutes(),
  route({
    method: 'POST',
    path: '/proposals/:id/decisions',
    operationId: 'decideProposal',
    tag: 'linking',
    summary: 'Zelfde, niet dezelfde of later',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: decideProposalBody,
    replies: { 201: oneProposal },
    handle: async ({ scope, params, body }) =>
      reply(201, await readProposal(scope, await decideProposal(scope, params.id, body))),
  }),
  route({
    method: 'POST',
    path: '/proposals/:id/undos',
    operationId: 'undoProposalDecision',
    tag: 'linking',
    summary: 'Een besluit over een voorstel terugnemen',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: z.strictObject({ expectedVersion: z.number().int() }),
    replies: { 201: oneProposal },
    handle: async ({ scope, params, body }) =>
      reply(201, await readProposal(scope, await undoDecision(scope, params.id, body.expectedVersion))),
  }),
];
