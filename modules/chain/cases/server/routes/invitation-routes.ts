import { z } from 'zod';
import { askingOutlookSchema } from '#modules/trust/disclosures/model/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type CaseInvitation, invitationSchema } from '../../model/index.ts';
import { caseOf, touchedCase } from '../case-view.ts';
import { findInvitationsOfCase, findMyInvitations, type InvitationRow } from '../invitation-queries.ts';
import {
  acceptInvitation,
  explainInvitation,
  invitePartner,
  refuseInvitation,
  takeBackInvitation,
} from '../invite-partner.ts';
import { CASE_PEOPLE, mayAnswer } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { appointmentIds, createdReply, idParams, LEADS, reason } from './shared.ts';

function invitationView(scope: Scope, content: ContentStore, row: InvitationRow): CaseInvitation {
  const legal = content.legal(scope.organisation.id).document;
  return {
    ...row,
    purposeTitle: legal.purposes.get(row.purposeCode)?.title ?? row.purposeCode,
    askedCategories: row.askedCategories.map((code) => ({
      code,
      title: legal.content.dataCategories.find((item) => item.code === code)?.title ?? code,
    })),
    abilities: {
      answer: mayAnswer(scope, row),
      takeBack:
        row.state === 'open' && row.host.id === scope.organisation.id && scope.groups.includes('case-lead'),
    },
  };
}

const audit = (scope: Scope, rows: readonly InvitationRow[]): void =>
  scope.audit({
    action: 'case-invitation.read',
    kind: 'case-invitation',
    records: rows.map((row) => ({
      id: row.id,
      organisationId: scope.organisation.id,
      purpose: row.purposeCode,
    })),
  });

const listReply = z.object({ data: z.array(invitationSchema) });

const ofCaseRoute = ({ content }: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/invitations',
    operationId: 'listInvitationsOfCase',
    tag: 'cases',
    summary: 'Uitnodigingen van een casus: voor de gastheer alle, voor een deelnemer de eigen',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: listReply },
    handle: async ({ scope, params }) => {
      const file = await caseOf(scope, params.id);
      const rows = await findInvitationsOfCase(scope, file.id);
      scope.audit({ action: 'case.invitations-read', kind: 'case', records: touchedCase(scope, file) });
      return reply(200, { data: rows.map((row) => invitationView(scope, content, row)) });
    },
  });

const inboxRoute = ({ content }: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/case-invitations',
    operationId: 'listCaseInvitations',
    tag: 'cases',
    summary: 'Uitnodigingen aan de eigen organisatie: thema, gastheer en gevraagde soorten gegevens',
    enter: ['participant'],
    personalData: true,
    replies: { 200: listReply },
    handle: async ({ scope }) => {
      const rows = await findMyInvitations(scope);
      audit(scope, rows);
      return reply(200, { data: rows.map((row) => invitationView(scope, content, row)) });
    },
  });

const outlookRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/invitation-outlooks',
    operationId: 'explainInvitation',
    tag: 'cases',
    summary: 'Welke soorten gegevens een partner volgens zijn regels nooit aan de gastheer geeft, en waarom',
    enter: LEADS,
    personalData: true,
    params: idParams,
    query: z.strictObject({ organisationId: z.uuid() }),
    replies: { 200: z.object({ data: askingOutlookSchema }) },
    handle: async ({ scope, params, query }) =>
      reply(200, { data: await explainInvitation(scope, parts, params.id, query.organisationId) }),
  });

const inviteRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/invitations',
    operationId: 'inviteToCase',
    tag: 'cases',
    summary: 'Een partner uitnodigen; zonder persoonsgegevens',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      organisationId: z.uuid(),
      askedCategories: z.array(z.string().max(60)).min(1).max(40),
      respondBefore: z.iso.date().optional(),
    }),
    replies: { 201: createdReply },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await invitePartner(scope, parts, params.id, body) } }),
  });

const acceptRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/case-invitations/:id/acceptances',
    operationId: 'acceptCaseInvitation',
    tag: 'cases',
    summary: 'Deelnemen, en met name noemen wie',
    enter: ['participant'],
    personalData: true,
    params: idParams,
    body: z.strictObject({
      expectedVersion: z.int(),
      participantAppointmentIds: appointmentIds.min(1),
      secrecyConfirmed: z.literal(true),
    }),
    replies: { 200: z.object({ data: z.object({ caseId: z.uuid() }) }) },
    handle: async ({ scope, params, body }) =>
      reply(200, { data: { caseId: await acceptInvitation(scope, parts, params.id, body) } }),
  });

const refuseRoute: RouteDefinition = route({
  method: 'POST',
  path: '/case-invitations/:id/refusals',
  operationId: 'refuseCaseInvitation',
  tag: 'cases',
  summary: 'Niet deelnemen, met reden',
  enter: ['participant'],
  personalData: true,
  params: idParams,
  body: z.strictObject({ expectedVersion: z.int(), reason }),
  replies: { 204: null },
  handle: async ({ scope, params, body }) => {
    await refuseInvitation(scope, params.id, body);
    return reply(204);
  },
});

const takeBackRoute: RouteDefinition = route({
  method: 'POST',
  path: '/case-invitations/:id/withdrawals',
  operationId: 'withdrawCaseInvitation',
  tag: 'cases',
  summary: 'Een onbeantwoorde uitnodiging intrekken',
  enter: LEADS,
  personalData: true,
  params: idParams,
  body: z.strictObject({ expectedVersion: z.int() }),
  replies: { 204: null },
  handle: async ({ scope, params, body }) => {
    await takeBackInvitation(scope, params.id, body.expectedVersion);
    return reply(204);
  },
});

export const invitationRoutes = (parts: CaseParts): RouteDefinition[] => [
  ofCaseRoute(parts),
  inboxRoute(parts),
  outlookRoute(parts),
  inviteRoute(parts),
  acceptRoute(parts),
  refuseRoute,
  takeBackRoute,
];
