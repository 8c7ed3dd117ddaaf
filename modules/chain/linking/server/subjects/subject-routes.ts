import { z } from 'zod';
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
  noteBody,
  type SubjectListRow,
  splitBody,
  subjectPageSchema,
  subjectRowSchema,
  typedLinkBody,
  undoDecisionBody,
} from '../../model/index.ts';
import { linkSubjects, makeSubject, noteValue, splitMention } from './change-subject.ts';
import { readSubject } from './read-subject.ts';
import { listSubjects } from './subject-list-queries.ts';
import { undoDecision } from './undo-decision.ts';

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;
const byId = z.strictObject({ id: z.uuid() });
const common = { tag: 'linking', enter: COORDINATORS, personalData: true } as const;
const oneSubject = z.object({ data: subjectPageSchema });

function auditList(scope: Scope, rows: readonly (SubjectListRow & { readonly purpose: string })[]): void {
  scope.audit({
    action: 'subject.listed',
    kind: 'subject',
    records: rows.map(({ id, purpose }) => ({
      id,
      organisationId: scope.organisation.id,
      purpose,
      subjects: [id],
    })),
    fields: ['name'],
  });
}

const readRoutes = (): RouteDefinition[] => [
  route({
    ...common,
    method: 'GET',
    path: '/subjects',
    operationId: 'listSubjects',
    summary: 'Subjecten, nieuwste eerst, of gezocht op een gelijk gegeven',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().max(200).optional(),
      kind: z.string().max(40).optional(),
    }),
    replies: { 200: z.object({ data: z.array(subjectRowSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const { rows, count } = await listSubjects(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, count, (row) => [row.createdAt, row.id]);
      auditList(scope, list.data);
      return reply(200, list);
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/subjects/:id',
    operationId: 'readSubject',
    summary: 'Een subject met alle vermeldingen, hun bronnen en tegenstrijdigheden, verbanden en besluiten',
    params: byId,
    replies: { 200: oneSubject },
    handle: async ({ scope, params }) => reply(200, { data: await readSubject(scope, params.id) }),
  }),
];

const changeRoutes = (): RouteDefinition[] => [
  route({
    ...common,
    method: 'POST',
    path: '/subjects',
    operationId: 'makeSubject',
    summary: 'Een subject maken van één vermelding',
    body: splitBody,
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, body }) =>
      reply(201, { data: { id: await makeSubject(scope, body.mentionId, body.reason) } }),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/subjects/:id/splits',
    operationId: 'splitMention',
    summary: 'Een vermelding losmaken die er niet bij hoort',
    params: byId,
    body: splitBody,
    replies: { 204: null },
    handle: async ({ scope, params, body }) => {
      await splitMention(scope, params.id, body);
      return reply(204);
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/subjects/:id/value-notes',
    operationId: 'noteSubjectValue',
    summary: 'Noteren of een gevonden gegeven klopt, zonder de bron te wijzigen',
    params: byId,
    body: noteBody,
    replies: { 201: oneSubject },
    handle: async ({ scope, params, body }) => {
      await noteValue(scope, params.id, body);
      return reply(201, { data: await readSubject(scope, params.id) });
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/subjects/:id/links',
    operationId: 'linkSubjects',
    summary: 'Een verband leggen met een ander subject, met bron en reden',
    params: byId,
    body: typedLinkBody,
    replies: { 201: oneSubject },
    handle: async ({ scope, params, body }) => {
      await linkSubjects(scope, params.id, body);
      return reply(201, { data: await readSubject(scope, params.id) });
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/subject-decisions/:id/undos',
    operationId: 'undoSubjectDecision',
    summary: 'Een besluit over een subject terugnemen',
    params: byId,
    body: undoDecisionBody,
    replies: { 204: null },
    handle: async ({ scope, params, body }) => {
      await undoDecision(scope, params.id, body);
      return reply(204);
    },
  }),
];

export const subjectRoutes = (): RouteDefinition[] => [...readRoutes(), ...changeRoutes()];
