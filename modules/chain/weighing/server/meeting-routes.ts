import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  agendaItemSchema,
  meetingBody,
  openingBody,
  tableBody,
  weighingMeetingSchema,
  weighingSchema,
  weighingTableSchema,
} from '../model/index.ts';
import { findItems, findUrgentItems } from './agenda-queries.ts';
import { agendaRuleCodes } from './agenda-rule.ts';
import {
  auditMeeting,
  endMeeting,
  meetingWithTable,
  orderAgenda,
  planMeeting,
  putOnAgenda,
  startMeeting,
} from './arrange-meeting.ts';
import { findMeetings } from './meeting-queries.ts';
import { meetingAbilities } from './policy.ts';
import type { WeighingParts } from './ports.ts';
import { findTables, insertTable } from './table-queries.ts';
import { weighingsOfMeeting } from './weighing-queries.ts';

export const AT_TABLE = ['weigher', 'coordinator'];
export const byId = z.strictObject({ id: z.uuid() });
export const abilities = z.record(z.string(), z.boolean());
export const created = z.object({ data: z.object({ id: z.uuid() }) });

const meetingReply = z.object({
  data: weighingMeetingSchema,
  table: weighingTableSchema,
  items: z.array(agendaItemSchema),
  weighings: z.array(weighingSchema),
  abilities,
});

function ruleOf(scope: Scope, parts: WeighingParts, items: readonly { readonly purposeCode: string }[]) {
  const rule = agendaRuleCodes(
    scope,
    parts,
    items.map((item) => item.purposeCode),
  );
  return rule === undefined ? {} : { rule };
}

async function showMeeting(scope: Scope, parts: WeighingParts, id: string) {
  const { meeting, table } = await meetingWithTable(scope, id);
  const items = await findItems(scope, id);
  const weighings = await weighingsOfMeeting(scope, id);
  scope.audit({
    action: 'agenda.read',
    kind: 'weighing-meeting',
    ...ruleOf(scope, parts, items),
    records: items.map((item) => ({
      id: item.signalId,
      organisationId: scope.organisation.id,
      purpose: item.purposeCode,
    })),
    fields: ['reference', 'title'],
  });
  return { data: meeting, table, items, weighings, abilities: meetingAbilities(scope, table, meeting) };
}

const tables = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/weighing-tables',
    operationId: 'listWeighingTables',
    tag: 'weighing',
    summary: 'Wegingstafels waaraan u zit of die u voorbereidt, met hun leden',
    enter: [...AT_TABLE, 'administrator'],
    personalData: false,
    replies: { 200: z.object({ data: z.array(weighingTableSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await findTables(scope) }),
  }),
  route({
    method: 'POST',
    path: '/weighing-tables',
    operationId: 'layWeighingTable',
    tag: 'weighing',
    summary: 'Een wegingstafel instellen met voorzitter en leden',
    enter: ['coordinator', 'administrator'],
    personalData: true,
    body: tableBody,
    replies: { 201: created },
    handle: async ({ scope, body }) => {
      const { id, seated } = await insertTable(scope, body);
      const wanted = new Set([body.chairAppointmentId, ...body.memberAppointmentIds]).size;
      if (seated !== wanted)
        refuse('invalid-body', { errors: [{ pointer: '/memberAppointmentIds', code: 'unknown-value' }] });
      scope.audit({
        action: 'weighing-table.laid',
        kind: 'weighing-table',
        records: [{ id, organisationId: scope.organisation.id }],
      });
      return reply(201, { data: { id } });
    },
  }),
];

const meetings = (parts: WeighingParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/weighing-meetings',
    operationId: 'listWeighingMeetings',
    tag: 'weighing',
    summary: 'Vergaderingen van de wegingstafel, en spoedwegingen die op een tweede persoon wachten',
    enter: AT_TABLE,
    personalData: true,
    replies: { 200: z.object({ data: z.array(weighingMeetingSchema), urgent: z.array(agendaItemSchema) }) },
    handle: async ({ scope }) => {
      const urgent = await findUrgentItems(scope);
      scope.audit({
        action: 'agenda.listed',
        kind: 'weighing-meeting',
        ...ruleOf(scope, parts, urgent),
        records: urgent.map((item) => ({
          id: item.signalId,
          organisationId: scope.organisation.id,
          purpose: item.purposeCode,
        })),
        fields: ['reference', 'title'],
      });
      return reply(200, { data: await findMeetings(scope), urgent });
    },
  }),
  route({
    method: 'POST',
    path: '/weighing-meetings',
    operationId: 'planWeighingMeeting',
    tag: 'weighing',
    summary: 'Een vergadering van de wegingstafel plannen',
    enter: AT_TABLE,
    personalData: true,
    body: meetingBody,
    replies: { 201: meetingReply },
    handle: async ({ scope, body }) => {
      await planMeeting(scope, body);
      return reply(201, await showMeeting(scope, parts, body.id));
    },
  }),
  route({
    method: 'GET',
    path: '/weighing-meetings/:id',
    operationId: 'readWeighingMeeting',
    tag: 'weighing',
    summary: 'De agenda van een vergadering, met wat er is besloten',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    replies: { 200: meetingReply },
    handle: async ({ scope, params }) => reply(200, await showMeeting(scope, parts, params.id)),
  }),
  route({
    method: 'POST',
    path: '/weighing-meetings/:id/openings',
    operationId: 'openWeighingMeeting',
    tag: 'weighing',
    summary: 'De vergadering openen, of vastleggen wie er is',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: openingBody,
    replies: { 201: meetingReply },
    handle: async ({ scope, params, body }) => {
      await startMeeting(scope, params.id, body.presentPersonIds, body.expectedVersion);
      return reply(201, await showMeeting(scope, parts, params.id));
    },
  }),
  route({
    method: 'POST',
    path: '/weighing-meetings/:id/closings',
    operationId: 'closeWeighingMeeting',
    tag: 'weighing',
    summary: 'De vergadering sluiten',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: z.strictObject({ expectedVersion: z.int().min(1) }),
    replies: { 201: meetingReply },
    handle: async ({ scope, params, body }) => {
      await endMeeting(scope, params.id, body.expectedVersion);
      auditMeeting(scope, 'meeting.read', params);
      return reply(201, await showMeeting(scope, parts, params.id));
    },
  }),
  route({
    method: 'POST',
    path: '/weighing-meetings/:id/agenda-items',
    operationId: 'putSignalOnAgenda',
    tag: 'weighing',
    summary: 'Een gecontroleerd of onderzocht signaal op de agenda zetten',
    enter: ['coordinator'],
    personalData: true,
    params: byId,
    body: z.strictObject({ signalId: z.uuid() }),
    replies: { 201: created },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await putOnAgenda(scope, parts, params.id, body.signalId) } }),
  }),
  route({
    method: 'PATCH',
    path: '/weighing-meetings/:id/agenda-items',
    operationId: 'orderAgenda',
    tag: 'weighing',
    summary: 'De volgorde van de agenda wijzigen',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: z.strictObject({ itemIds: z.array(z.uuid()).min(1).max(200), expectedVersion: z.int().min(1) }),
    replies: { 200: meetingReply },
    handle: async ({ scope, params, body }) => {
      await orderAgenda(scope, params.id, body.itemIds, body.expectedVersion);
      return reply(200, await showMeeting(scope, parts, params.id));
    },
  }),
];

export const meetingRoutes = (parts: WeighingParts): RouteDefinition[] => [...tables(), ...meetings(parts)];
