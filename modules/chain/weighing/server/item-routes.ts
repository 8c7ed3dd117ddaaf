import { z } from 'zod';
import { signalSchema } from '#modules/chain/signals/model/index.ts';
import { findSignal, readSignal, statesOfPurpose } from '#modules/chain/signals/server/index.ts';
import type { LegalBases } from '#modules/trust/purposes/model/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  agendaItemSchema,
  choicesOfRound,
  decideBody,
  decisions,
  prepareBody,
  sourceSchema,
  urgentBody,
  voteBody,
  voteSchema,
  weighingSchema,
} from '../model/index.ts';
import { agendaContext, findVotes } from './agenda-queries.ts';
import { showToTable } from './agenda-rule.ts';
import { takeOffAgenda } from './arrange-meeting.ts';
import { AT_TABLE, abilities, byId, created } from './meeting-routes.ts';
import type { WeighingParts } from './ports.ts';
import { sourcesFor } from './sources.ts';
import {
  confirmUrgently,
  decide,
  decideDirectly,
  itemInView,
  prepare,
  proposeUrgently,
  vote,
} from './treat-item.ts';
import { weighingsOfSignal } from './weighing-queries.ts';

const article = z.object({ law: z.string(), article: z.string() });
const itemReply = z.object({
  data: agendaItemSchema,
  signal: signalSchema.nullable(),
  /** Data categories in the signal that no rule lets the members see. */
  withheld: z.array(z.string()),
  context: z.object({
    proposals: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        strength: z.string(),
        label: z.string().nullable(),
        because: z.array(z.string()),
        otherReference: z.string(),
      }),
    ),
    earlier: z.array(
      z.object({
        id: z.uuid(),
        signalId: z.uuid(),
        reference: z.string(),
        own: z.boolean(),
        round: z.string(),
        decision: z.string(),
        monitorUntil: z.string().nullable(),
        referredTo: z.string().nullable(),
        reason: z.string().nullable(),
        decidedAt: z.string(),
      }),
    ),
  }),
  choices: z.array(z.enum(decisions)),
  legalBases: z.array(article),
  sources: z.array(sourceSchema),
  categories: z.array(z.object({ code: z.string(), title: z.string() })),
  votes: z.array(voteSchema),
  abilities,
});

/** Rules on giving work to a department; their categories are what privacy checks 2A and 2B choose from. */
const EXECUTING_RULES = ['G04', 'G13'];

function executingCategories(legal: LegalBases, purposeCode: string): { code: string; title: string }[] {
  const rules = EXECUTING_RULES.map((code) => legal.rules.get(code)).filter(
    (rule) => rule?.purpose === purposeCode,
  );
  const codes = new Set(
    rules.length > 0
      ? rules.flatMap((rule) => rule?.dataCategories ?? [])
      : (legal.purposes.get(purposeCode)?.dataCategories ?? []),
  );
  return legal.content.dataCategories
    .filter((category) => codes.has(category.code))
    .map(({ code, title }) => ({ code, title }));
}

async function showItem(scope: Scope, parts: WeighingParts, id: string) {
  const { item, abilities: may } = await itemInView(scope, id);
  const legal = parts.content.legal(scope.organisation.id).document;
  const shown =
    item.state === 'open'
      ? await showToTable(scope, parts, (await readSignal(scope, item.signalId)).signal, item.addedByRoles)
      : { signal: null, rules: [], withheld: [] };
  scope.audit({
    action: 'agenda-item.read',
    kind: 'agenda-item',
    ...(shown.rules.length === 0 ? {} : { rule: shown.rules.join(' ') }),
    records: [{ id: item.id, organisationId: scope.organisation.id, purpose: item.purposeCode }],
  });
  return {
    data: item,
    signal: shown.signal,
    withheld: [...shown.withheld],
    context: await agendaContext(scope, id),
    choices: choicesOfRound[item.round],
    legalBases: (legal.purposes.get(item.purposeCode)?.legalBasis ?? []).map(({ law, article: part }) => ({
      law,
      article: part,
    })),
    sources: await sourcesFor(scope, parts.content, item.purposeCode),
    categories: executingCategories(legal, item.purposeCode),
    votes: await findVotes(scope, id),
    abilities: may,
  };
}

const items = (parts: WeighingParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/agenda-items/:id',
    operationId: 'readAgendaItem',
    tag: 'weighing',
    summary: 'Een signaal op de agenda: feiten, voorstellen, eerdere besluiten, stemmen en wat mag',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    replies: { 200: itemReply },
    handle: async ({ scope, params }) => reply(200, await showItem(scope, parts, params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/agenda-items/:id',
    operationId: 'takeOffAgenda',
    tag: 'weighing',
    summary: 'Een signaal van de agenda halen',
    enter: ['coordinator'],
    personalData: true,
    params: byId,
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      await takeOffAgenda(scope, parts, params.id);
      return reply(204);
    },
  }),
  route({
    method: 'PUT',
    path: '/agenda-items/:id/preparations',
    operationId: 'prepareAgendaItem',
    tag: 'weighing',
    summary: 'De vier vragen als concept bewaren',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: prepareBody,
    replies: { 200: itemReply },
    handle: async ({ scope, params, body: { expectedVersion, ...preparation } }) => {
      await prepare(scope, params.id, expectedVersion, preparation);
      return reply(200, await showItem(scope, parts, params.id));
    },
  }),
  route({
    method: 'POST',
    path: '/agenda-items/:id/votes',
    operationId: 'voteOnAgendaItem',
    tag: 'weighing',
    summary: 'Stemmen of adviseren',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: voteBody,
    replies: { 201: itemReply },
    handle: async ({ scope, params, body }) => {
      await vote(scope, params.id, body);
      return reply(201, await showItem(scope, parts, params.id));
    },
  }),
  route({
    method: 'POST',
    path: '/agenda-items/:id/decisions',
    operationId: 'decideAgendaItem',
    tag: 'weighing',
    summary: 'Het besluit van de tafel vastleggen, met reden',
    enter: ['weigher'],
    personalData: true,
    params: byId,
    body: decideBody,
    replies: { 201: created },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await decide(scope, parts, params.id, body) } }),
  }),
  route({
    method: 'POST',
    path: '/agenda-items/:id/confirmations',
    operationId: 'confirmUrgentWeighing',
    tag: 'weighing',
    summary: 'Een spoedweging als tweede persoon bevestigen',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: z.strictObject({}),
    replies: { 201: created },
    handle: async ({ scope, params }) =>
      reply(201, { data: { id: await confirmUrgently(scope, parts, params.id) } }),
  }),
];

const signals = (parts: WeighingParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/signals/:id/weighings',
    operationId: 'listWeighingsOfSignal',
    tag: 'weighing',
    summary: 'Wat er over een signaal is besloten',
    enter: [...AT_TABLE, 'care-coordinator'],
    personalData: true,
    params: byId,
    replies: {
      200: z.object({
        /** Signals of this purpose pass no table: their coordinator decides. */
        skipsTable: z.boolean(),
        categories: z.array(z.object({ code: z.string(), title: z.string() })),
        data: z.array(weighingSchema),
        legalBases: z.array(article),
        sources: z.array(sourceSchema),
      }),
    },
    handle: async ({ scope, params }) => {
      const signal = await findSignal(scope, params.id);
      const legal = parts.content.legal(scope.organisation.id).document;
      scope.audit({
        action: 'weighings.read',
        kind: 'signal',
        records: [{ id: signal.id, organisationId: scope.organisation.id, purpose: signal.purposeCode }],
      });
      const bases = legal.purposes.get(signal.purposeCode)?.legalBasis ?? [];
      return reply(200, {
        skipsTable: statesOfPurpose(parts, signal.purposeCode).skipsTable,
        categories: executingCategories(legal, signal.purposeCode),
        data: await weighingsOfSignal(scope, signal.id),
        legalBases: bases.map(({ law, article: part }) => ({ law, article: part })),
        sources: await sourcesFor(scope, parts.content, signal.purposeCode),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/signals/:id/urgent-weighings',
    operationId: 'proposeUrgentWeighing',
    tag: 'weighing',
    summary: 'Een spoedweging voorstellen; een tweede persoon bevestigt',
    enter: AT_TABLE,
    personalData: true,
    params: byId,
    body: urgentBody,
    replies: { 201: created },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await proposeUrgently(scope, parts, params.id, body) } }),
  }),
  route({
    method: 'POST',
    path: '/signals/:id/direct-weighings',
    operationId: 'weighDirectly',
    tag: 'weighing',
    summary: 'Besluiten over een signaal van een doel zonder wegingstafel',
    enter: ['coordinator', 'care-coordinator'],
    personalData: true,
    params: byId,
    body: urgentBody,
    replies: { 201: created },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await decideDirectly(scope, parts, params.id, body) } }),
  }),
];

export const itemRoutes = (parts: WeighingParts): RouteDefinition[] => [...items(parts), ...signals(parts)];
