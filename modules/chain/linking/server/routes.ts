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
  compareMentions,
  comparisonSchema,
  decideProposalBody,
  type Proposal,
  proposalKinds,
  proposalSchema,
  strengths,
} from '../model/index.ts';
import { decideProposal, undoDecision } from './decide-proposal.ts';
import { findProposal, proposalQueue, proposalsOfSignal } from './proposal-queries.ts';
import { findMentions } from './subject-queries.ts';
import { mergeRoutes } from './subjects/merge-routes.ts';
import { networkRoutes } from './subjects/network-routes.ts';
import { subjectRoutes } from './subjects/subject-routes.ts';

const abilitiesSchema = z.object({ decide: z.boolean(), undo: z.boolean() });
const oneProposal = z.object({
  data: proposalSchema,
  comparison: z.array(comparisonSchema),
  abilities: abilitiesSchema,
});
const byId = z.strictObject({ id: z.uuid() });

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;

const abilitiesOf = (proposal: Proposal) => ({
  decide: proposal.state === 'open' || proposal.state === 'later',
  undo: proposal.state === 'accepted' || proposal.state === 'rejected',
});

/** Whether the names of two mentions met by sound or letters, which is what made the proposal. */
const namesMet = (proposal: Proposal): boolean =>
  proposal.reasons.because.some((key) => key.startsWith('name-') || key === 'initial-birth-date');

async function withComparison(scope: Scope, proposal: Proposal & { purpose: string }) {
  const ids = [proposal.here.mentionId, proposal.there.mentionId].filter((id) => id !== null);
  const mentions = await findMentions(scope, ids);
  const here = mentions.find((mention) => mention.id === proposal.here.mentionId);
  const there = mentions.find((mention) => mention.id === proposal.there.mentionId);
  const comparison =
    here === undefined || there === undefined ? [] : compareMentions(here, there, namesMet(proposal));
  scope.audit({
    action: 'proposal.read',
    kind: 'proposal',
    records: [proposal.id, proposal.here.signalId, proposal.there.signalId].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: proposal.purpose,
      subjects: ids,
    })),
    fields: comparison.map((item) => item.field),
  });
  return { data: proposal, comparison, abilities: abilitiesOf(proposal) };
}

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

export const linkingRoutes = (): RouteDefinition[] => [
  ...proposalRoutes(),
  ...subjectRoutes(),
  ...mergeRoutes(),
  ...networkRoutes(),
];

const proposalRoutes = (): RouteDefinition[] => [
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
    summary: 'Verbanden om te beoordelen, sterkste eerst',
    enter: COORDINATORS,
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'accepted', 'rejected', 'later']).default('open'),
      kind: z.enum(proposalKinds).optional(),
    }),
    replies: { 200: z.object({ data: z.array(proposalSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const { rows, count } = await proposalQueue(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, count, (row) => [strengths.indexOf(row.strength) + 1, row.id]);
      auditList(scope, list.data);
      return reply(200, list);
    },
  }),
  route({
    method: 'GET',
    path: '/proposals/:id',
    operationId: 'readProposal',
    tag: 'linking',
    summary: 'Een voorstel, veld voor veld naast elkaar',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: oneProposal },
    handle: async ({ scope, params }) => {
      const proposal = (await findProposal(scope, params.id)) ?? refuse('not-found');
      return reply(200, await withComparison(scope, proposal));
    },
  }),
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
      reply(201, await withComparison(scope, await decideProposal(scope, params.id, body))),
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
      reply(201, await withComparison(scope, await undoDecision(scope, params.id, body.expectedVersion))),
  }),
];
