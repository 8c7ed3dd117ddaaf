import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { approvalSchema, type DisclosureApproval } from '../model/index.ts';
import {
  type ApprovalRow,
  decideApproval,
  findApproval,
  findApprovals,
  insertApproval,
} from './approval-queries.ts';
import { titledCategory } from './explain-outlook.ts';
import { mayApprove } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

const PEOPLE = ['coordinator', 'case-lead', 'participant', 'care-coordinator', 'process-lead'];

const view = ({ content }: DisclosurePorts, scope: Scope, row: ApprovalRow): DisclosureApproval => ({
  ...row,
  categories: row.categories.map((code) =>
    titledCategory(content.legal(scope.organisation.id).document, code),
  ),
  recipient: { id: row.recipientId, name: row.recipientName },
  used: row.disclosureId !== null,
  abilities: { decide: mayApprove(scope, row) },
});

const audit = (
  scope: Scope,
  action: string,
  rows: readonly Pick<ApprovalRow, 'id' | 'purposeCode'>[],
): void =>
  scope.audit({
    action,
    kind: 'disclosure-approval',
    records: rows.map((row) => ({
      id: row.id,
      organisationId: scope.organisation.id,
      purpose: row.purposeCode,
    })),
  });

const listRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/disclosure-approvals',
    operationId: 'listDisclosureApprovals',
    tag: 'disclosures',
    summary: 'Verzoeken om een tweede paar ogen: open, of alle van een casus',
    enter: PEOPLE,
    personalData: true,
    query: z.strictObject({ caseId: z.uuid().optional() }),
    replies: { 200: z.object({ data: z.array(approvalSchema) }) },
    handle: async ({ scope, query }) => {
      const rows = await findApprovals(scope, query.caseId);
      audit(scope, 'disclosure-approval.read', rows);
      return reply(200, { data: rows.map((row) => view(ports, scope, row)) });
    },
  });

const askBody = z.strictObject({
  conditionCode: z.literal('four-eyes'),
  purposeCode: z.string().max(80),
  recordKind: z.string().max(40),
  recordId: z.uuid(),
  caseId: z.uuid().optional(),
  recipientOrganisationId: z.uuid(),
  categories: z.array(z.string().max(60)).min(1).max(60),
  reason: z.string().trim().min(10).max(1000),
});

const askRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosure-approvals',
    operationId: 'askDisclosureApproval',
    tag: 'disclosures',
    summary: 'Een tweede persoon vragen of deze gegevens naar deze ontvanger mogen',
    enter: PEOPLE,
    personalData: true,
    body: askBody,
    replies: { 201: z.object({ data: approvalSchema }) },
    handle: async ({ scope, body }) => {
      const id = await insertApproval(scope, { ...body, caseId: body.caseId });
      const row = await findApproval(scope, id);
      if (row === undefined) return refuse('not-found');
      audit(scope, 'disclosure-approval.asked', [row]);
      if (body.caseId !== undefined) await ports.onApprovalAsked?.(scope, body.caseId);
      return reply(201, { data: view(ports, scope, row) });
    },
  });

const decideRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosure-approvals/:id/decisions',
    operationId: 'decideDisclosureApproval',
    tag: 'disclosures',
    summary: 'Als tweede persoon goedkeuren of weigeren',
    enter: PEOPLE,
    personalData: true,
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ decision: z.enum(['approved', 'refused']), expectedVersion: z.int() }),
    replies: { 200: z.object({ data: approvalSchema }) },
    handle: async ({ scope, params, body }) => {
      const row = await findApproval(scope, params.id);
      if (row === undefined) return refuse('not-found');
      if (row.decision !== null) refuse('already-answered');
      if (!mayApprove(scope, row)) refuse('four-eyes');
      await decideApproval(scope, row.id, body.decision, body.expectedVersion);
      audit(scope, `disclosure-approval.${body.decision}`, [row]);
      return reply(200, { data: view(ports, scope, (await findApproval(scope, row.id)) ?? row) });
    },
  });

export const approvalRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  listRoute(ports),
  askRoute(ports),
  decideRoute(ports),
];
