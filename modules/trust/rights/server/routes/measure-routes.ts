import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
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
import { HANDLERS, mayHandle } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { openedPart } from '../search-part.ts';
import { bothUnlessAsked, byId, doneSchema, listing, reading, step } from './shared.ts';

const noticeView = (scope: Scope, { giverId: _, recipientId, ...row }: NoticeRow): RightsNotice => ({
  ...row,
  abilities: {
    confirm: row.confirmedAt === null && recipientId === scope.organisation.id && mayHandle(scope),
  },
});

/** Where a request leaves in which signal it erased something, for what follows the commit. */
type ErasedSlot = { erasedIn?: string };

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
    prepare: async (): Promise<ErasedSlot> => ({}),
    handle: async ({ scope, params, body, prepared }) => {
      const { erasedIn, ...data } = await decideMeasure(scope, parts, params.id, body);
      if (erasedIn !== undefined) prepared.erasedIn = erasedIn;
      return reply(201, { data });
    },
    afterCommit: async ({ prepared: { erasedIn } }) => {
      if (erasedIn !== undefined) await parts.followBlanking(erasedIn);
    },
  }),
  reading(
    '/rights-parts/:id/measures',
    'listRightsMeasures',
    'Wat bij dit deel is beslist over verbetering, wissen, beperking of bezwaar',
    z.object({ data: z.array(rightsMeasureSchema) }),
    async (scope, id) => {
      await openedPart(scope, id);
      auditRights(scope, 'rights-measure.listed', 'rights-part', [id]);
      return { data: await findMeasures(scope, id) };
    },
  ),
];

const notices = (): RouteDefinition[] => [
  listing(
    '/rights-notices',
    'listRightsNotices',
    'Verbeteringen, wissingen en beperkingen die een ontvanger moet overnemen, met de bevestiging',
    rightsNoticeSchema,
    {
      kind: 'rights-notice',
      which: bothUnlessAsked,
      find: findNotices,
      count: countNotices,
      key: (row) => [row.toldAt, row.id],
      view: noticeView,
    },
  ),
  step(
    '/rights-notices/:id/confirmations',
    'confirmRightsNotice',
    'Bevestigen dat de eigen organisatie de verbetering, wissing of beperking overnam',
    confirmNoticeBody,
    doneSchema,
    async (scope, id, body) => {
      const notice = (await findNotice(scope, id)) ?? refuse('not-found');
      if (notice.recipientId !== scope.organisation.id) refuse('not-allowed');
      if (notice.confirmedAt !== null) refuse('already-answered');
      if (!(await markConfirmed(scope, id, body.remark, body.expectedVersion)))
        refuse('stale-version', { current: notice });
      auditRights(scope, 'rights-notice.confirmed', 'rights-notice', [id], { also: [notice.giverId] });
      return { id };
    },
  ),
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
  step(
    '/record-restrictions/:id/liftings',
    'liftRecordRestriction',
    'Een beperking opheffen, met de reden die de betrokkene hoort',
    liftBody,
    doneSchema,
    async (scope, id, body) => {
      const row = (await findRestriction(scope, id)) ?? refuse('not-found');
      if (!(await markLifted(scope, id, body.reason, body.expectedVersion)))
        refuse('stale-version', { current: row });
      auditRecords(scope, 'record-restriction.lifted', [{ ...row, recordKind: 'mention' }], []);
      return { id };
    },
  ),
];

export const measureRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...measures(parts),
  ...notices(),
  ...restrictions(),
];
