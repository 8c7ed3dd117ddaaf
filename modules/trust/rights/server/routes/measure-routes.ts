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
  confirmNoticeBody,
  liftBody,
  measureBody,
  type RightsNotice,
  recordRestrictionSchema,
  rightsMeasureSchema,
  rightsNoticeSchema,
} from '../../model/index.ts';
import { auditRecords, auditRights } from '../audit-rights.ts';
import { decideMeasure } from '../decide-measure.ts';
import {
  countNotices,
  findMeasures,
  findNotice,
  findNotices,
  findRestriction,
  findRestrictions,
  markConfirmed,
  markLifted,
  type NoticeRow,
} from '../measure-queries.ts';
import { HANDLERS, mayHandle, READERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { openedPart } from '../search-part.ts';
import { byId, done } from './shared.ts';

const noticeView = (scope: Scope, { giverId: _, recipientId, ...row }: NoticeRow): RightsNotice => ({
  ...row,
  abilities: {
    confirm: row.confirmedAt === null && recipientId === scope.organisation.id && mayHandle(scope),
  },
});

const measures = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/rights-parts/:id/measures',
    operationId: 'decideRightsMeasure',
    tag: 'rights',
    summary: 'Beslissen over verbetering, wissen, beperking of bezwaar bij één gegeven, en het uitvoeren',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: measureBody,
    replies: { 201: z.object({ data: z.object({ id: z.uuid(), told: z.number().int() }) }) },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: await decideMeasure(scope, parts, id, body) }),
  }),
  route({
    method: 'GET',
    path: '/rights-parts/:id/measures',
    operationId: 'listRightsMeasures',
    tag: 'rights',
    summary: 'Wat bij dit deel is beslist over verbetering, wissen, beperking of bezwaar',
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: z.array(rightsMeasureSchema) }) },
    handle: async ({ scope, params: { id } }) => {
      await openedPart(scope, id);
      auditRights(scope, 'rights-measure.listed', 'rights-part', [id]);
      return reply(200, { data: await findMeasures(scope, id) });
    },
  }),
];

const notices = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/rights-notices',
    operationId: 'listRightsNotices',
    tag: 'rights',
    summary: 'Verbeteringen, wissingen en beperkingen die een ontvanger moet overnemen, met de bevestiging',
    enter: READERS,
    personalData: true,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ data: z.array(rightsNoticeSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit } }) => {
      const rows = await findNotices(scope, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countNotices(scope), (row) => [row.toldAt, row.id]);
      auditRights(
        scope,
        'rights-notice.listed',
        'rights-notice',
        list.data.map((row) => row.id),
      );
      return reply(200, { data: list.data.map((row) => noticeView(scope, row)), page: list.page });
    },
  }),
  route({
    method: 'POST',
    path: '/rights-notices/:id/confirmations',
    operationId: 'confirmRightsNotice',
    tag: 'rights',
    summary: 'Bevestigen dat de eigen organisatie de verbetering, wissing of beperking overnam',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: confirmNoticeBody,
    replies: { 201: done },
    handle: async ({ scope, params: { id }, body }) => {
      const notice = (await findNotice(scope, id)) ?? refuse('not-found');
      if (notice.recipientId !== scope.organisation.id) refuse('not-allowed');
      if (notice.confirmedAt !== null) refuse('already-answered');
      if (!(await markConfirmed(scope, id, body.remark, body.expectedVersion)))
        refuse('stale-version', { current: notice });
      auditRights(scope, 'rights-notice.confirmed', 'rights-notice', [id], { also: [notice.giverId] });
      return reply(201, { data: { id } });
    },
  }),
];

const restrictions = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/record-restrictions',
    operationId: 'listRecordRestrictions',
    tag: 'rights',
    summary: 'Beperkingen die op een signaal staan: zichtbaar, niet te gebruiken of te delen',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject({ signalId: z.uuid() }),
    replies: { 200: z.object({ data: z.array(recordRestrictionSchema) }) },
    handle: async ({ scope, query }) => {
      const rows = await findRestrictions(scope, query.signalId);
      scope.audit({
        action: 'record-restriction.read',
        kind: 'signal',
        records: rows.map((row) => ({
          id: row.signalId,
          organisationId: scope.organisation.id,
          purpose: row.purposeCode,
        })),
      });
      return reply(200, { data: rows.map(({ signalId: _, purposeCode: __, ...row }) => row) });
    },
  }),
  route({
    method: 'POST',
    path: '/record-restrictions/:id/liftings',
    operationId: 'liftRecordRestriction',
    tag: 'rights',
    summary: 'Een beperking opheffen, met de reden die de betrokkene hoort',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: liftBody,
    replies: { 201: done },
    handle: async ({ scope, params: { id }, body }) => {
      const row = (await findRestriction(scope, id)) ?? refuse('not-found');
      if (!(await markLifted(scope, id, body.reason, body.expectedVersion)))
        refuse('stale-version', { current: row });
      auditRecords(scope, 'record-restriction.lifted', [row], []);
      return reply(201, { data: { id } });
    },
  }),
];

export const measureRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...measures(parts),
  ...notices(),
  ...restrictions(),
];
