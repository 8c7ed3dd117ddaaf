import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { disclosureSchema, noticeSchema } from '../model/index.ts';
import { confirmNotice } from './confirm-notice.ts';
import { correctDisclosure } from './correct-disclosure.ts';
import { findDisclosure, markAcknowledged } from './disclosure-queries.ts';
import { auditDisclosures, GIVERS, legalOf, oneView } from './disclosure-routes.ts';
import { noticeView } from './disclosure-view.ts';
import { mayAcknowledge } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

const WORKERS = [...GIVERS, 'privacy-officer'];
const byId = z.object({ id: z.uuid() });

const correctRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosures/:id/corrections',
    operationId: 'correctDisclosure',
    tag: 'disclosures',
    summary: 'Zeggen dat iets in een verstrekking onjuist was; iedere ontvanger bevestigt',
    enter: WORKERS,
    personalData: true,
    params: byId,
    body: z.strictObject({
      reason: z.string().trim().min(10).max(1000),
      categories: z.array(z.string().max(60)).min(1).max(60),
      replacedById: z.uuid().optional(),
    }),
    replies: { 201: z.object({ data: disclosureSchema }) },
    handle: async ({ scope, params, body }) =>
      reply(201, {
        data: await oneView(ports, scope, await correctDisclosure(scope, ports, params.id, body)),
      }),
  });

const confirmRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosure-notices/:id/confirmations',
    operationId: 'confirmDisclosureNotice',
    tag: 'disclosures',
    summary: 'Als ontvanger bevestigen dat een intrekking of verbetering is uitgevoerd',
    enter: WORKERS,
    personalData: true,
    params: byId,
    body: z.strictObject({ text: z.string().trim().min(1).max(1000).optional(), expectedVersion: z.int() }),
    replies: { 200: z.object({ data: noticeSchema }) },
    handle: async ({ scope, params, body }) => {
      const row = await confirmNotice(scope, params.id, body);
      return reply(200, { data: noticeView(scope, legalOf(ports, scope), row) });
    },
  });

const acknowledgeRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosures/:id/receipts',
    operationId: 'acknowledgeDisclosure',
    tag: 'disclosures',
    summary: 'Als ontvanger bevestigen dat een verstrekking is ontvangen',
    enter: WORKERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: disclosureSchema }) },
    handle: async ({ scope, params }) => {
      const row = await findDisclosure(scope, params.id);
      if (row === undefined) return refuse('not-found');
      if (row.receivedAt !== null || row.withdrawnAt !== null) refuse('transition-not-allowed');
      if (!mayAcknowledge(scope, row)) refuse('not-allowed');
      if (!(await markAcknowledged(scope, row.id))) refuse('transition-not-allowed');
      auditDisclosures(scope, 'disclosure.acknowledged', [row]);
      return reply(200, { data: await oneView(ports, scope, (await findDisclosure(scope, row.id)) ?? row) });
    },
  });

/** What happens to a giving afterwards: it arrives, is corrected, and the other side confirms. */
export const noticeRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  correctRoute(ports),
  confirmRoute(ports),
  acknowledgeRoute(ports),
];
