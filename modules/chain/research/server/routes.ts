import { z } from 'zod';
import { findSignal } from '#modules/chain/signals/server/index.ts';
import { sourcesOfSignal } from '#modules/chain/weighing/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  answerBody,
  askBody,
  contentBody,
  refuseContentBody,
  releaseBody,
  researchQuestionSchema,
} from '../model/index.ts';
import { answer, refuseContent, release, requestContent } from './answer-question.ts';
import { askDepartment } from './ask-department.ts';
import { closeResearch } from './close-research.ts';
import type { ResearchParts } from './ports.ts';
import {
  findQuestion,
  type QuestionRow,
  questionsOfSignal,
  questionsToMyDepartments,
} from './research-queries.ts';

const byId = z.strictObject({ id: z.uuid() });
const done = z.object({ data: z.object({ id: z.uuid() }) });
const COORDINATORS = ['coordinator', 'care-coordinator'];
const SOURCES = ['source-holder'];

function auditQuestions(scope: Scope, action: string, questions: readonly QuestionRow[]): void {
  scope.audit({
    action,
    kind: 'research-question',
    rule: action === 'research.inbox-read' ? 'G09' : 'G02',
    records: questions.map((question) => ({
      id: question.id,
      organisationId: scope.organisation.id,
      purpose: question.purposeCode,
    })),
    fields: ['question', 'search', 'answer', 'releases'],
  });
}

const sourceSchema = z.object({ departmentId: z.uuid(), title: z.string(), rule: z.string() });

const coordination = (parts: ResearchParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/signals/:id/research-questions',
    operationId: 'listResearchOfSignal',
    tag: 'research',
    summary: 'Bronvragen bij een signaal, met antwoorden en wat is vrijgegeven',
    enter: [...COORDINATORS, 'weigher'],
    personalData: true,
    params: byId,
    replies: {
      200: z.object({
        data: z.array(researchQuestionSchema),
        sources: z.array(sourceSchema),
        state: z.string(),
        version: z.number().int(),
      }),
    },
    handle: async ({ scope, params }) => {
      const signal = await findSignal(scope, params.id);
      const data = await questionsOfSignal(scope, params.id);
      auditQuestions(scope, 'research.read', data);
      const weighing = await sourcesOfSignal(scope, params.id);
      return reply(200, {
        data,
        sources: weighing?.sources ?? [],
        state: signal.state,
        version: signal.version,
      });
    },
  }),
  route({
    method: 'POST',
    path: '/signals/:id/research-questions',
    operationId: 'askDepartment',
    tag: 'research',
    summary: 'Een afdeling vragen of zij iemand of iets kent',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: askBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await askDepartment(scope, parts, params.id, body) } }),
  }),
  route({
    method: 'POST',
    path: '/signals/:id/research-closings',
    operationId: 'closeResearch',
    tag: 'research',
    summary: 'Bronnenonderzoek afronden: daarna volgt de tweede weging',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: z.strictObject({ expectedVersion: z.int().min(1) }),
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await closeResearch(scope, parts, params.id, body.expectedVersion);
      return reply(201, { data: { id: params.id } });
    },
  }),
  route({
    method: 'POST',
    path: '/research-questions/:id/content-requests',
    operationId: 'askContentOfHit',
    tag: 'research',
    summary: 'Na een treffer: de inhoud vragen',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: contentBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await requestContent(scope, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
];

const answering = (parts: ResearchParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/research-questions',
    operationId: 'listMyResearchQuestions',
    tag: 'research',
    summary: 'Bronvragen aan uw afdeling: alleen de zoekgegevens, tot u hebt geantwoord',
    enter: SOURCES,
    personalData: true,
    replies: { 200: z.object({ data: z.array(researchQuestionSchema) }) },
    handle: async ({ scope }) => {
      const data = (await questionsToMyDepartments(scope)).map((question) => ({
        ...question,
        reference: null,
      }));
      auditQuestions(scope, 'research.inbox-read', data);
      return reply(200, { data });
    },
  }),
  route({
    method: 'GET',
    path: '/research-questions/:id',
    operationId: 'readResearchQuestion',
    tag: 'research',
    summary: 'Een bronvraag',
    enter: [...COORDINATORS, ...SOURCES],
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: researchQuestionSchema }) },
    handle: async ({ scope, params }) => {
      const question = (await findQuestion(scope, params.id)) ?? refuse('not-found');
      auditQuestions(scope, 'research.read', [question]);
      return reply(200, { data: question });
    },
  }),
  route({
    method: 'POST',
    path: '/research-questions/:id/answers',
    operationId: 'answerResearchQuestion',
    tag: 'research',
    summary: 'Treffer of geen treffer',
    enter: SOURCES,
    personalData: true,
    params: byId,
    body: answerBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await answer(scope, parts, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
  route({
    method: 'POST',
    path: '/research-questions/:id/releases',
    operationId: 'releaseContent',
    tag: 'research',
    summary: 'Inhoud vrijgeven, per gegeven',
    enter: SOURCES,
    personalData: true,
    params: byId,
    body: releaseBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await release(scope, parts, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
  route({
    method: 'POST',
    path: '/research-questions/:id/refusals',
    operationId: 'refuseContent',
    tag: 'research',
    summary: 'Inhoud niet geven, met reden',
    enter: SOURCES,
    personalData: true,
    params: byId,
    body: refuseContentBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await refuseContent(scope, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
];

export const researchRoutes = (parts: ResearchParts): RouteDefinition[] => [
  ...coordination(parts),
  ...answering(parts),
];
