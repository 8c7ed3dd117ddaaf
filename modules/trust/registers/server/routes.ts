import { Readable } from 'node:stream';
import { z } from 'zod';
import { contentDisposition } from '#platform/server/files/index.ts';
import { type RouteDefinition, reply, replyStream, route, type Scope } from '#platform/server/index.ts';
import {
  abilityListSchema,
  algorithmSchema,
  dpiaInputSchema,
  processingRegisterSchema,
} from '../model/index.ts';
import { makeAbilities, makeAlgorithm, makeDpiaInputs, makeProcessingRegister } from './make-registers.ts';
import type { RegisterParts } from './ports.ts';
import { processorRoutes, processorsInWords, SUPERVISORS } from './processor-routes.ts';
import {
  abilitiesCsv,
  algorithmCsv,
  dpiaCsv,
  fileName,
  type Language,
  processingCsv,
  processorsCsv,
} from './register-files.ts';

const registers = ['processing', 'dpia', 'algorithm', 'processors', 'abilities'] as const;
type Register = (typeof registers)[number];

/** A register as data and as lines for a spreadsheet. */
type Made = { readonly data: unknown; csv(language: Language): string };

const makers: Readonly<Record<Register, (scope: Scope, parts: RegisterParts) => Promise<Made>>> = {
  processing: async (scope, parts) => {
    const data = await makeProcessingRegister(scope, parts);
    return { data, csv: (language) => processingCsv(language, data) };
  },
  dpia: async (scope, parts) => {
    const data = await makeDpiaInputs(scope, parts);
    return { data, csv: (language) => dpiaCsv(language, data) };
  },
  algorithm: async (scope, parts) => {
    const data = await makeAlgorithm(scope, parts);
    return { data, csv: (language) => algorithmCsv(language, data) };
  },
  processors: async (scope, parts) => {
    const data = await processorsInWords(parts, scope);
    const { purposes } = parts.content.legal(scope.organisation.id).document;
    return { data, csv: (language) => processorsCsv(language, data, purposes) };
  },
  abilities: async (scope, parts) => {
    const data = await makeAbilities(scope, parts);
    return { data, csv: (language) => abilitiesCsv(language, data) };
  },
};

const readRoute = (
  path: string,
  operationId: string,
  summary: string,
  schema: z.ZodType,
  make: (scope: Scope) => Promise<unknown>,
): RouteDefinition =>
  route({
    method: 'GET',
    path,
    operationId,
    tag: 'registers',
    summary,
    enter: SUPERVISORS,
    personalData: false,
    replies: { 200: z.object({ data: schema }) },
    handle: async ({ scope }) => reply(200, { data: await make(scope) }),
  });

const exportRoute = (parts: RegisterParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/register-exports',
    operationId: 'exportRegister',
    tag: 'registers',
    summary: 'Een register als bestand (CSV of JSON)',
    enter: SUPERVISORS,
    personalData: true,
    query: z.strictObject({
      register: z.enum(registers),
      format: z.enum(['csv', 'json']).default('csv'),
    }),
    replies: { 200: 'text/csv' },
    handle: async ({ scope, query: { register, format } }) => {
      const made = await makers[register](scope, parts);
      const { language } = scope.person;
      scope.audit({
        action: 'register.exported',
        kind: 'register',
        records: [
          { id: scope.organisation.id, organisationId: scope.organisation.id, purpose: 'audit-logging' },
        ],
        detail: { register, format },
      });
      const text = format === 'csv' ? made.csv(language) : `${JSON.stringify(made.data, null, 2)}\n`;
      return replyStream(Readable.from([text]), {
        'content-type': `${format === 'csv' ? 'text/csv' : 'application/json'}; charset=utf-8`,
        'content-disposition': contentDisposition('attachment', fileName(language, register, format)),
        'cache-control': 'no-store',
      });
    },
  });

/** The registers that the law asks for, made from how the product is set up at this moment. */
export const registerRoutes = (parts: RegisterParts): RouteDefinition[] => [
  readRoute(
    '/registers/processing',
    'readProcessingRegister',
    'Het register van verwerkingen (AVG 30)',
    processingRegisterSchema,
    (scope) => makeProcessingRegister(scope, parts),
  ),
  readRoute(
    '/registers/dpia-inputs',
    'listDpiaInputs',
    'Invoer voor een DPIA, per doel',
    z.array(dpiaInputSchema),
    (scope) => makeDpiaInputs(scope, parts),
  ),
  readRoute(
    '/registers/algorithm',
    'readAlgorithmEntry',
    'De regel in het algoritmeregister over het vergelijken van vermeldingen',
    algorithmSchema,
    (scope) => makeAlgorithm(scope, parts),
  ),
  readRoute(
    '/registers/abilities',
    'listAbilities',
    'Wie mag wat: rolgroepen en handelingen',
    abilityListSchema,
    (scope) => makeAbilities(scope, parts),
  ),
  ...processorRoutes(parts),
  exportRoute(parts),
];
