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
import { mayHandle } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { openedPart } from '../search-part.ts';
import { bothUnlessAsked, doneSchema, listing, reading, step } from './shared.ts';

const noticeView = (scope: Scope, { giverId: _, recipientId, ...row }: NoticeRow): RightsNotice => ({
  ...row,
  abilities: {
    confirm: row.confirmedAt === null && recipientId === scope.organisation.id && mayHandle(scope),
  },
});

const measures = (parts: RightsParts): RouteDefinition[] => [
  step(
    '/rights-parts/:id/measures',
    'decideRightsMeasure',
    'Beslissen over verbetering, wissen, beperking of bezwaar bij één gegeven, en het uitvoeren',
    measureBody,
    z.object({ id: z.uuid(), told: z.number().int() }),
    async (scope, id, body, records) => {
      const { changed, ...data } = await decideMeasure(scope, parts, id, body);
      if (changed !== undefined) records.push(changed);
      return data;
    },
    parts.followBlanking,
  ),
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

const restrictions = (parts: RightsParts): RouteDefinition[] => [
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
    async (scope, id, body, records) => {
      const row = (await findRestriction(scope, id)) ?? refuse('not-found');
      if (!(await markLifted(scope, id, body.reason, body.expectedVersion)))
        refuse('stale-version', { current: row });
      auditRecords(scope, 'record-restriction.lifted', [{ ...row, recordKind: 'mention' }], []);
      records.push(row.signalId);
      return { id };
    },
    parts.followBlanking,
  ),
];

export const measureRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...measures(parts),
  ...notices(),
  ...restrictions(parts),
];
