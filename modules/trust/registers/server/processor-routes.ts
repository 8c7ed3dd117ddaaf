import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type Actor, type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type Processor, type ProcessorInput, processorBody, processorSchema } from '../model/index.ts';
import type { RegisterParts } from './ports.ts';
import { findProcessors, insertProcessor, saveProcessor } from './register-queries.ts';

export const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'];
const tag = 'registers';

/** The privacy officer keeps the list; who supervises reads it. */
const mayKeepProcessors = (actor: Actor): boolean => actor.roles.includes('privacyofficer');

/** As `findProcessors`; what a mandate gives to do is the title of its role, in the reader's language. */
export async function processorsInWords(parts: RegisterParts, scope: Scope): Promise<Processor[]> {
  const { roles } = parts.content.legal(scope.organisation.id).document.content;
  const inWords = (code: string): string => {
    const role = roles.find((known) => known.code === code);
    if (role === undefined) return code;
    return scope.person.language === 'nl' ? role.title : role.titleEn;
  };
  return (await findProcessors(scope)).map((processor) =>
    processor.origin === 'mandate' ? { ...processor, task: inWords(processor.task) } : processor,
  );
}

const one = async (parts: RegisterParts, scope: Scope, id: string): Promise<Processor> =>
  (await processorsInWords(parts, scope)).find((processor) => processor.id === id) ?? refuse('not-found');

const audit = (scope: Scope, action: string, id: string): void =>
  scope.audit({
    action,
    kind: 'processor',
    records: [{ id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
  });

/** Errors: `invalid-body` at a purpose that is not there, or an end or review before the agreement. */
function check(parts: RegisterParts, scope: Scope, input: ProcessorInput): void {
  const { purposes } = parts.content.legal(scope.organisation.id).document;
  const errors = [
    ...input.purposeCodes.flatMap((code, index) =>
      purposes.has(code) ? [] : [{ pointer: `/purposeCodes/${index}`, code: 'unknown-value' as const }],
    ),
    ...(['endedOn', 'reviewOn'] as const).flatMap((key) => {
      const date = input[key];
      return date !== null && date < input.agreedOn
        ? [{ pointer: `/${key}`, code: 'out-of-range' as const }]
        : [];
    }),
  ];
  if (errors.length > 0) refuse('invalid-body', { errors });
}

/** Who works with data on the organisation's behalf. */
export const processorRoutes = (parts: RegisterParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/processors',
    operationId: 'listProcessors',
    tag,
    summary: 'De verwerkers van de eigen organisatie',
    enter: SUPERVISORS,
    personalData: false,
    replies: {
      200: z.object({
        data: z.array(processorSchema),
        /** Purposes that the rules know, with their titles. */
        purposes: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string() })),
        abilities: z.object({ keep: z.boolean() }),
      }),
    },
    handle: async ({ scope }) =>
      reply(200, {
        data: await processorsInWords(parts, scope),
        purposes: parts.content
          .legal(scope.organisation.id)
          .document.content.purposes.map(({ code, title, titleEn }) => ({ code, title, titleEn })),
        abilities: { keep: mayKeepProcessors(scope) },
      }),
  }),
  route({
    method: 'POST',
    path: '/processors',
    operationId: 'addProcessor',
    tag,
    summary: 'Een verwerker vastleggen',
    enter: ['privacy-officer'],
    personalData: false,
    body: processorBody,
    replies: { 201: z.object({ data: processorSchema }) },
    handle: async ({ scope, body }) => {
      if (!mayKeepProcessors(scope)) refuse('not-allowed');
      check(parts, scope, body);
      const id = await insertProcessor(scope, body);
      audit(scope, 'processor.added', id);
      return reply(201, { data: await one(parts, scope, id) });
    },
  }),
  route({
    method: 'PUT',
    path: '/processors/:id',
    operationId: 'changeProcessor',
    tag,
    summary: 'Een verwerker wijzigen of beëindigen',
    enter: ['privacy-officer'],
    personalData: false,
    params: z.object({ id: z.uuid() }),
    body: processorBody.extend({ expectedVersion: z.int() }),
    replies: { 200: z.object({ data: processorSchema }) },
    handle: async ({ scope, params, body: { expectedVersion, ...input } }) => {
      if (!mayKeepProcessors(scope)) refuse('not-allowed');
      check(parts, scope, input);
      await saveProcessor(scope, params.id, input, expectedVersion);
      audit(scope, 'processor.changed', params.id);
      return reply(200, { data: await one(parts, scope, params.id) });
    },
  }),
];
