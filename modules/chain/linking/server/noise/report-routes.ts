import { Readable } from 'node:stream';
import { z } from 'zod';
import { contentDisposition } from '#platform/server/files/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  replyStream,
  route,
  type Scope,
} from '#platform/server/index.ts';
import { noiseEffectSchema, noiseEffects, undoLinksBody } from '../../model/noise.ts';
import { allEffects, countEffects, type EffectRow, listEffects } from './effect-queries.ts';
import { reportFile, reportFileName } from './report-file.ts';
import { undoLinks } from './undo-links.ts';
import { COORDINATORS, excludedValueOr404 } from './value-routes.ts';

const tag = 'linking';
const byId = z.strictObject({ id: z.uuid() });

function auditEffects(scope: Scope, action: string, valueId: string, rows: readonly EffectRow[]): void {
  const touched = rows.flatMap((row) => [
    { id: row.here.id, purpose: row.purpose },
    { id: row.there.id, purpose: row.purpose },
  ]);
  scope.audit({
    action,
    kind: 'excluded-value',
    records: [
      { id: valueId, organisationId: scope.organisation.id },
      ...touched.map((record) => ({ ...record, organisationId: scope.organisation.id })),
    ],
    fields: ['label', 'title', 'subject'],
    detail: { shown: rows.length },
  });
}

export const noiseReportRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/excluded-values/:id/effects',
    operationId: 'listNoiseEffects',
    tag,
    summary: 'Wat het uitsluiten raakte, per soort',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    query: z.strictObject({ ...pageQuery, effect: z.enum(noiseEffects).default('link') }),
    replies: { 200: z.object({ data: z.array(noiseEffectSchema), page: pageSchema }) },
    handle: async ({ scope, params, query: { cursor, limit, effect } }) => {
      const value = await excludedValueOr404(scope, params.id);
      const found = await listEffects(scope, value.id, effect, readCursor(cursor, 1), limit);
      const list = pageOf(found.rows, limit, found.count, (row) => [row.id]);
      auditEffects(scope, 'excluded-value.effects-listed', value.id, list.data);
      return reply(200, list);
    },
  }),
  route({
    method: 'POST',
    path: '/excluded-values/:id/link-undos',
    operationId: 'undoNoiseLinks',
    tag,
    summary: 'Gekozen verbanden terugnemen die op de uitgesloten waarde berusten',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: undoLinksBody,
    replies: { 201: z.object({ data: z.object({ undone: z.number().int() }) }) },
    handle: async ({ scope, params, body }) => {
      const value = await excludedValueOr404(scope, params.id);
      return reply(201, { data: { undone: await undoLinks(scope, value.id, body.effectIds) } });
    },
  }),
  route({
    method: 'GET',
    path: '/excluded-values/:id/report',
    operationId: 'downloadNoiseReport',
    tag,
    summary: 'Het verslag van het opschonen, voor een rekenblad',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: 'text/csv' },
    handle: async ({ scope, params }) => {
      const value = await excludedValueOr404(scope, params.id);
      const effects = await allEffects(scope, value.id);
      auditEffects(scope, 'excluded-value.report-read', value.id, effects);
      const { language } = scope.person;
      const text = reportFile(language, value, await countEffects(scope, value.id), effects);
      return replyStream(Readable.from([text]), {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': contentDisposition('attachment', reportFileName(language)),
        'cache-control': 'no-store',
      });
    },
  }),
];
