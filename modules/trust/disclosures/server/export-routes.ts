import { Readable } from 'node:stream';
import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { contentDisposition } from '#platform/server/files/index.ts';
import { type RouteDefinition, reply, replyStream, route } from '#platform/server/index.ts';
import { choicesSchema } from '../model/index.ts';
import { findChoices } from './choice-queries.ts';
import { countDisclosures, findDisclosures } from './disclosure-queries.ts';
import { auditDisclosures, filterQuery, legalOf, READERS } from './disclosure-routes.ts';
import { disclosureViews } from './disclosure-view.ts';
import { titledCategory } from './explain-outlook.ts';
import { registerCsv, registerJson } from './export-file.ts';
import { mayExportRegister } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

/** Lines in one file; a longer period is asked for in parts, and said so. */
const MOST_LINES = 10_000;

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** The register as a file, searched as the list is: what the register holds, never what stood in a field. */
export const exportRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/disclosure-choices',
    operationId: 'listDisclosureChoices',
    tag: 'disclosures',
    summary: 'Waarop u in het verstrekkingenregister kunt zoeken',
    enter: READERS,
    personalData: false,
    query: z.strictObject({ caseId: z.uuid().optional() }),
    replies: { 200: z.object({ data: choicesSchema }) },
    handle: async ({ scope, query }) => {
      const { categories, ...choices } = await findChoices(scope, query.caseId);
      const titled = categories.map((code) => titledCategory(legalOf(ports, scope), code));
      return reply(200, { data: { ...choices, categories: titled } });
    },
  }),
  route({
    method: 'GET',
    path: '/disclosure-exports',
    operationId: 'exportDisclosures',
    tag: 'disclosures',
    summary: 'Het verstrekkingenregister als bestand (CSV of JSON)',
    enter: ['privacy-officer', 'fg'],
    personalData: true,
    query: z.strictObject({ ...filterQuery, format: z.enum(['csv', 'json']).default('csv') }),
    replies: { 200: 'text/csv' },
    handle: async ({ scope, query: { format, ...filter } }) => {
      if (!mayExportRegister(scope)) refuse('not-allowed');
      const count = await countDisclosures(scope, filter);
      if (count > MOST_LINES) refuse('too-many-rows', { params: { most: MOST_LINES, count } });
      const rows = await findDisclosures(scope, filter, undefined, MOST_LINES);
      const lines = await disclosureViews(scope, legalOf(ports, scope), rows);
      auditDisclosures(scope, 'disclosure.exported', rows, { format, lines: lines.length, filter });
      const { language } = scope.person;
      const text =
        format === 'csv' ? registerCsv(language, lines) : registerJson(scope.organisation, scope.now, lines);
      const name = `${language === 'en' ? 'disclosure-register' : 'verstrekkingenregister'}.${format}`;
      return replyStream(Readable.from([text]), {
        'content-type': TYPES[format],
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'no-store',
      });
    },
  }),
];
