import { z } from 'zod';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
} from '#platform/server/index.ts';
import {
  abilitiesSchema,
  CASE_STATES,
  CASE_STEPS,
  caseEventSchema,
  caseRowSchema,
  caseSchema,
} from '../../model/index.ts';
import { countCases, findCaseEvents, findCases } from '../case-queries.ts';
import { caseOf, caseView, touchedCase } from '../case-view.ts';
import { CASE_PEOPLE } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { changeDetails, reopenCase, stepCase } from '../step-case.ts';
import { aim, idParams, LEADS, reason, title } from './shared.ts';

const caseReply = z.object({ data: caseSchema, abilities: abilitiesSchema });

const listRoute: RouteDefinition = route({
  method: 'GET',
  path: '/cases',
  operationId: 'listCases',
  tag: 'cases',
  summary: 'De casussen waarin ik op naam sta',
  enter: CASE_PEOPLE,
  personalData: true,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['at-work', ...CASE_STATES]).optional(),
    hosted: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
  }),
  replies: { 200: z.object({ data: z.array(caseRowSchema), page: pageSchema }) },
  handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
    const rows = await findCases(scope, filter, readCursor(cursor, 1), limit);
    const list = pageOf(rows, limit, await countCases(scope, filter), (row) => [row.id]);
    scope.audit({
      action: 'case.listed',
      kind: 'case',
      records: list.data.flatMap((file) => touchedCase(scope, file)),
      fields: ['reference', 'title', 'state'],
    });
    return reply(200, list);
  },
});

const readRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id',
    operationId: 'readCase',
    tag: 'cases',
    summary: 'Een casus: waarom, grondslag, fase, wie hem leidt',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: caseReply },
    handle: async ({ scope, params }) => {
      const file = await caseOf(scope, params.id);
      scope.audit({
        action: 'case.read',
        kind: 'case',
        records: touchedCase(scope, file),
        fields: ['title', 'aim', 'state'],
      });
      return reply(200, caseView(scope, parts.content, file));
    },
  });

const changeRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'PATCH',
    path: '/cases/:id',
    operationId: 'changeCase',
    tag: 'cases',
    summary: 'Titel, doel of volgend overleg van een casus wijzigen',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      expectedVersion: z.int(),
      title: title.optional(),
      aim: aim.optional(),
      nextMeetingAt: z.iso.datetime().nullable().optional(),
    }),
    replies: { 200: caseReply },
    handle: async ({ scope, params, body: { expectedVersion, ...details } }) => {
      const given = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
      await changeDetails(scope, params.id, expectedVersion, given);
      return reply(200, caseView(scope, parts.content, await caseOf(scope, params.id)));
    },
  });

const stepRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/transitions',
    operationId: 'stepCase',
    tag: 'cases',
    summary: 'Een casus een stap verder brengen, schorsen, hervatten of sluiten',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      step: z.enum(CASE_STEPS),
      expectedVersion: z.int(),
      reason: reason.optional(),
      until: z.iso.date().optional(),
    }),
    replies: { 200: caseReply },
    handle: async ({ scope, params, body }) => {
      await stepCase(scope, parts, params.id, body);
      return reply(200, caseView(scope, parts.content, await caseOf(scope, params.id)));
    },
  });

const reopenRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/reopenings',
    operationId: 'reopenCase',
    tag: 'cases',
    summary: 'Een gesloten casus heropenen: de eerste vraagt het met reden, een tweede bevestigt',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({ expectedVersion: z.int(), reason: reason.optional() }),
    replies: { 200: caseReply },
    handle: async ({ scope, params, body }) => {
      await reopenCase(scope, params.id, body);
      return reply(200, caseView(scope, parts.content, await caseOf(scope, params.id)));
    },
  });

const eventsRoute: RouteDefinition = route({
  method: 'GET',
  path: '/cases/:id/events',
  operationId: 'listCaseEvents',
  tag: 'cases',
  summary: 'De tijdlijn van een casus',
  enter: CASE_PEOPLE,
  personalData: true,
  params: idParams,
  replies: { 200: z.object({ data: z.array(caseEventSchema) }) },
  handle: async ({ scope, params }) => {
    const file = await caseOf(scope, params.id);
    scope.audit({ action: 'case.events-read', kind: 'case', records: touchedCase(scope, file) });
    return reply(200, { data: await findCaseEvents(scope, file.id) });
  },
});

export const caseRecordRoutes = (parts: CaseParts): RouteDefinition[] => [
  listRoute,
  readRoute(parts),
  changeRoute(parts),
  stepRoute(parts),
  reopenRoute(parts),
  eventsRoute,
];
