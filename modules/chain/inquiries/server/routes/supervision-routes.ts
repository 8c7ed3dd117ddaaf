import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  type InquiryAlarm,
  type InquirySettings,
  inquiryAlarmSchema,
  liftBody,
  type SettingsBody,
  settingsBody,
  settingsSchema,
  sourcesOpenTo,
} from '../../model/index.ts';
import {
  type AlarmRow,
  findAlarm,
  findAlarms,
  findSettings,
  liftAlarm,
  saveSettings,
} from '../alarm-queries.ts';
import { ASKERS, mayLift, maySet, SUPERVISORS } from '../policy.ts';
import type { InquiryParts } from '../ports.ts';
import { audited, byId, done } from './shared.ts';

const NOTHING_KNOWN = { facts: [], confirmedRules: [] };

const alarmView = (scope: Scope, row: AlarmRow): InquiryAlarm => ({
  ...row,
  abilities: { lift: mayLift(scope, row) },
});

/** Own purposes that a question under a joint purpose could be looked up in too, as far as some asker may. */
function ownPurposes(scope: Scope, parts: InquiryParts): { code: string; title: string }[] {
  const legal = parts.content.legal(scope.organisation.id).document;
  const own = { organisationId: scope.organisation.id, type: scope.organisation.type, roles: scope.roles };
  // A partnership is the asker that is kept out least; for others the prohibitions are looked at with each question.
  const open = new Set(sourcesOpenTo(legal, { asked: own, asker: { ...own, type: 'riec' } }, NOTHING_KNOWN));
  return [...legal.purposes.values()]
    .filter((purpose) => open.has(purpose.code))
    .map(({ code, title }) => ({ code, title }));
}

async function settingsView(scope: Scope, parts: InquiryParts): Promise<InquirySettings> {
  return {
    ...(await findSettings(scope)),
    purposes: ownPurposes(scope, parts),
    abilities: { change: maySet(scope) },
  };
}

async function changeSettings(scope: Scope, parts: InquiryParts, body: SettingsBody): Promise<void> {
  const known = new Set(ownPurposes(scope, parts).map((purpose) => purpose.code));
  const strange = body.sourcePurposeCodes.findIndex((code) => !known.has(code));
  if (strange >= 0)
    refuse('invalid-body', {
      errors: [{ pointer: `/sourcePurposeCodes/${strange}`, code: 'unknown-value' }],
    });
  if (!(await saveSettings(scope, body)))
    refuse('stale-version', { current: await settingsView(scope, parts) });
  const { expectedVersion: _, contactPoint: __, ...detail } = body;
  scope.audit({
    action: 'inquiry.settings-changed',
    kind: 'inquiry-setting',
    records: [{ id: scope.organisation.id, organisationId: scope.organisation.id }],
    detail,
  });
}

const alarms = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/inquiry-alarms',
    operationId: 'listInquiryAlarms',
    tag: 'inquiries',
    summary: 'Gestopte treffervragen: van de eigen mensen, en van wie bij ons vroeg',
    enter: [...SUPERVISORS, 'ciso', ...ASKERS],
    personalData: true,
    replies: { 200: z.object({ data: z.array(inquiryAlarmSchema) }) },
    handle: async ({ scope }) => {
      const rows = await findAlarms(scope);
      audited(scope, 'inquiry.alarms-listed', 'inquiry-alarm', rows);
      return reply(200, { data: rows.map((row) => alarmView(scope, row)) });
    },
  }),
  route({
    method: 'POST',
    path: '/inquiry-alarms/:id/liftings',
    operationId: 'liftInquiryAlarm',
    tag: 'inquiries',
    summary: 'Een stop opheffen, met reden',
    enter: ['privacy-officer'],
    personalData: true,
    params: byId,
    body: liftBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      const alarm = (await findAlarm(scope, params.id)) ?? refuse('not-found');
      if (!mayLift(scope, alarm)) refuse(alarm.liftedAt === null ? 'not-allowed' : 'already-answered');
      if (!(await liftAlarm(scope, params.id, body))) refuse('stale-version', { current: alarm });
      audited(scope, 'inquiry.stop-lifted', 'inquiry-alarm', [alarm]);
      return reply(201, { data: { id: params.id } });
    },
  }),
];

const settings = (parts: InquiryParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/inquiry-settings',
    operationId: 'readInquirySettings',
    tag: 'inquiries',
    summary: 'Hoe vaak mag worden gevraagd, en hoe de eigen organisatie antwoordt',
    enter: [...SUPERVISORS, 'administrator'],
    personalData: false,
    replies: { 200: z.object({ data: settingsSchema }) },
    handle: async ({ scope }) => reply(200, { data: await settingsView(scope, parts) }),
  }),
  route({
    method: 'PUT',
    path: '/inquiry-settings',
    operationId: 'changeInquirySettings',
    tag: 'inquiries',
    summary: 'De grenzen en het contactpunt wijzigen',
    enter: ['privacy-officer'],
    personalData: false,
    body: settingsBody,
    replies: { 200: z.object({ data: settingsSchema }) },
    handle: async ({ scope, body }) => {
      await changeSettings(scope, parts, body);
      return reply(200, { data: await settingsView(scope, parts) });
    },
  }),
];

export const supervisionRoutes = (parts: InquiryParts): RouteDefinition[] => [
  ...alarms(),
  ...settings(parts),
];
