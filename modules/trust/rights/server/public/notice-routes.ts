import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import {
  html,
  type Pool,
  publicRoute,
  type RouteDefinition,
  reply,
  replyStream,
  withSystemScope,
} from '#platform/server/index.ts';
import { NOTICE_TEXTS, noticeBlocks, processingNoticeSchema, processingNotices } from '../../model/index.ts';
import { letterPage } from '../letter-html.ts';
import { publicOrganisations, rulesInForce } from './notice-queries.ts';

export type NoticeParts = { readonly content: ContentStore; readonly pools: { readonly system: Pool } };

const WHY = 'the public text about processing: organisations and the rules they confirmed';
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};
const params = z.strictObject({ code: z.string().max(60) });

async function noticesOf(parts: NoticeParts, code: string) {
  return withSystemScope(parts.pools.system, WHY, async (system) => {
    const organisation = (await publicOrganisations(system)).find((one) => one.code === code);
    if (organisation === undefined) return refuse('not-found');
    const legal = parts.content.legal(organisation.id);
    const confirmed = await rulesInForce(system, organisation.id, legal.id);
    return {
      organisation,
      version: legal.version,
      notices: processingNotices(legal.document, organisation.type, confirmed),
    };
  });
}

const language = z.enum(['nl', 'en']).default('nl');
const organisationSchema = z.object({ code: z.string(), name: z.string() });

/** What every organisation does with data, for everyone: no login, no names of people, straight from the rules in force. */
export const noticeRoutes = (parts: NoticeParts): RouteDefinition[] => [
  publicRoute({
    method: 'GET',
    path: '/processing-notices',
    operationId: 'listProcessingNotices',
    tag: 'rights',
    summary: 'Organisaties waarvan u kunt lezen wat zij met gegevens doen',
    enter: 'public',
    replies: { 200: z.object({ data: z.array(organisationSchema) }) },
    handle: async () => {
      const rows = await withSystemScope(parts.pools.system, WHY, publicOrganisations);
      return reply(200, { data: rows.map(({ code, name }) => ({ code, name })) });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/processing-notices/:code',
    operationId: 'readProcessingNotice',
    tag: 'rights',
    summary: 'Per doel wat deze organisatie met gegevens doet, volgens de regels die nu gelden',
    enter: 'public',
    params,
    replies: {
      200: z.object({
        data: z.object({
          organisation: organisationSchema,
          version: z.string(),
          purposes: z.array(processingNoticeSchema),
        }),
      }),
    },
    handle: async ({ params: { code } }) => {
      const { organisation, version, notices } = await noticesOf(parts, code);
      return reply(200, {
        data: {
          organisation: { code: organisation.code, name: organisation.name },
          version,
          purposes: notices,
        },
      });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/processing-notices/:code/page',
    operationId: 'readProcessingNoticePage',
    tag: 'rights',
    summary: 'Dezelfde tekst als pagina om te lezen of af te drukken, in het Nederlands of Engels',
    enter: 'public',
    params,
    query: z.strictObject({ language }),
    replies: { 200: 'text/html' },
    handle: async ({ params: { code }, query }) => {
      const { organisation, notices } = await noticesOf(parts, code);
      const other = query.language === 'nl' ? 'en' : 'nl';
      const turn = html`<nav><a href="?language=${other}" lang="${other}" hreflang="${other}">${NOTICE_TEXTS[query.language].other}</a></nav>`;
      const page = letterPage(noticeBlocks(organisation.name, notices, query.language), query.language, turn);
      return replyStream(Readable.from([page]), PAGE_HEADERS);
    },
  }),
];
