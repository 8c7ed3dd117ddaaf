import { z } from 'zod';
import { findDisclosures } from '#modules/trust/disclosures/server/index.ts';
import { membersShieldedFrom } from '#modules/trust/purposes/model/index.ts';
import { calendarDateAt } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type CaseParticipant, participantSchema } from '../../model/index.ts';
import type { CaseRecord, OrganisationView } from '../case-queries.ts';
import { caseOf, touchedCase } from '../case-view.ts';
import {
  acknowledgeSecrecy,
  endParticipation,
  nameParticipants,
  possibleParticipants,
} from '../name-participants.ts';
import { findParticipants } from '../participant-queries.ts';
import { CASE_PEOPLE } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { appointmentIds, idParams, reason } from './shared.ts';

const MOST = 200;

/** From whom a participant is shielded, in words: for the host and the own organisation. Others do not even know that there is a shield. */
function shieldOf(scope: Scope, parts: CaseParts, file: CaseRecord, organisation: OrganisationView) {
  if (![file.host.id, organisation.id].includes(scope.organisation.id) || organisation.id === file.host.id)
    return [];
  const { content } = parts.content.legal(organisation.id).document;
  const member = { type: organisation.type, purpose: file.purposeCode };
  return membersShieldedFrom(content, member, calendarDateAt(scope.now)).map((code) => ({
    code,
    title: content.organisationTypes.find((item) => item.code === code)?.title ?? code,
  }));
}

/** Participants with the rules of what the reader may see was given to their organisation. */
async function participantsOf(scope: Scope, parts: CaseParts, file: CaseRecord): Promise<CaseParticipant[]> {
  const caseId = file.id;
  const disclosures = (await findDisclosures(scope, { caseId }, undefined, MOST)).filter(
    (row) => row.withdrawnAt === null,
  );
  return (await findParticipants(scope, caseId)).map((row) => {
    const rules = disclosures
      .filter((given) => given.recipientId === row.organisation.id)
      .flatMap((given) => given.rules);
    const own = row.organisation.id === scope.organisation.id;
    return {
      ...row,
      rules: [...new Map(rules.map((rule) => [rule.code, rule])).values()],
      shieldedFrom: shieldOf(scope, parts, file, row.organisation),
      abilities: { end: own && row.role === 'participant' && row.leftAt === null },
    };
  });
}

const listRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/participants',
    operationId: 'listCaseParticipants',
    tag: 'cases',
    summary: 'Wie op naam deelneemt, met de regels waaronder hun organisatie gegevens kreeg',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: z.array(participantSchema) }) },
    handle: async ({ scope, params }) => {
      const file = await caseOf(scope, params.id);
      scope.audit({
        action: 'case.participants-read',
        kind: 'case',
        records: touchedCase(scope, file),
        fields: ['personName'],
      });
      return reply(200, { data: await participantsOf(scope, parts, file) });
    },
  });

const nameRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/participants',
    operationId: 'nameCaseParticipants',
    tag: 'cases',
    summary: 'Mensen van de eigen organisatie op naam laten deelnemen',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    body: z.strictObject({ appointmentIds: appointmentIds.min(1) }),
    replies: { 200: z.object({ data: z.array(participantSchema) }) },
    handle: async ({ scope, params, body }) => {
      await nameParticipants(scope, parts, params.id, body.appointmentIds);
      return reply(200, { data: await participantsOf(scope, parts, await caseOf(scope, params.id)) });
    },
  });

const endRoute: RouteDefinition = route({
  method: 'POST',
  path: '/cases/:id/participants/:participantId/endings',
  operationId: 'endCaseParticipation',
  tag: 'cases',
  summary: 'Deelname van iemand van de eigen organisatie beëindigen',
  enter: CASE_PEOPLE,
  personalData: true,
  params: z.object({ id: z.uuid(), participantId: z.uuid() }),
  body: z.strictObject({ reason }),
  replies: { 204: null },
  handle: async ({ scope, params, body }) => {
    await endParticipation(scope, params.id, params.participantId, body.reason);
    return reply(204);
  },
});

const secrecyRoute: RouteDefinition = route({
  method: 'POST',
  path: '/cases/:id/secrecy-confirmations',
  operationId: 'confirmCaseSecrecy',
  tag: 'cases',
  summary: 'De geheimhoudingsplicht bevestigen; daarna is te zien wat anderen inbrachten',
  enter: CASE_PEOPLE,
  personalData: true,
  params: idParams,
  body: z.strictObject({ confirmed: z.literal(true) }),
  replies: { 204: null },
  handle: async ({ scope, params }) => {
    await acknowledgeSecrecy(scope, params.id);
    return reply(204);
  },
});

const candidateSchema = z.object({
  appointmentId: z.uuid(),
  personName: z.string(),
  title: z.string(),
  me: z.boolean(),
});

const candidatesRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/case-candidates',
    operationId: 'listCaseCandidates',
    tag: 'cases',
    summary: 'Mensen van de eigen organisatie die onder een doel mogen deelnemen',
    enter: CASE_PEOPLE,
    personalData: false,
    query: z.strictObject({ purpose: z.string().max(80) }),
    replies: { 200: z.object({ data: z.array(candidateSchema) }) },
    handle: async ({ scope, query }) => {
      const people = scope.purposes.includes(query.purpose)
        ? await possibleParticipants(scope, parts, query.purpose)
        : [];
      return reply(200, {
        data: people.map((person) => ({
          appointmentId: person.id,
          personName: person.personName,
          title: person.title,
          me: person.id === scope.appointment.id,
        })),
      });
    },
  });

export const participantRoutes = (parts: CaseParts): RouteDefinition[] => [
  listRoute(parts),
  nameRoute(parts),
  endRoute,
  secrecyRoute,
  candidatesRoute(parts),
];
