import { z } from 'zod';
import { outlookSchema, proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { markReceived } from '#modules/trust/disclosures/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  choicesSchema,
  itemSchema,
  type Referral,
  referralSchema,
  writtenItemSchema,
} from '../../model/index.ts';
import { mayAnswerReferral, mayReferOn } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { answerReferral, findReferral, findReferrals, type ReferralRow } from '../referral-queries.ts';
import { type ReferralSource, referralOutlook, sendReferral } from '../send-referral.ts';
import { tellAbout } from '../tell-people.ts';
import { createdReply, idParams } from './shared.ts';

const SENDERS = ['coordinator', 'care-coordinator'];

const view = (scope: Scope, row: ReferralRow): Referral => ({
  ...row,
  abilities: { answer: mayAnswerReferral(scope, row), referOn: mayReferOn(scope, row) },
});

const audit = (scope: Scope, action: string, rows: readonly ReferralRow[]): void =>
  scope.audit({
    action,
    kind: 'referral',
    records: rows.flatMap((row) =>
      [...new Set([row.organisation.id, row.recipient.id])].map((organisationId) => ({
        id: row.id,
        organisationId,
        purpose: row.purposeCode,
        subjects: row.items.map((item) => item.itemId),
      })),
    ),
    fields: [
      ...new Set(rows.flatMap((row) => row.items.flatMap((item) => item.fields.map((field) => field.key)))),
    ],
  });

/** Exactly one of both says from where. */
function sourceOf(given: {
  readonly signalId?: string | undefined;
  readonly referralId?: string | undefined;
}): ReferralSource {
  if (given.signalId !== undefined && given.referralId === undefined) return { signalId: given.signalId };
  if (given.referralId !== undefined && given.signalId === undefined) return { referralId: given.referralId };
  return refuse('invalid-parameter', { errors: [{ pointer: '/signalId', code: 'required' }] });
}

const source = { signalId: z.uuid().optional(), referralId: z.uuid().optional() };

const outlookRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/referral-outlooks',
    operationId: 'explainReferral',
    tag: 'referrals',
    summary: 'Wat bij een doorverwijzing mee mag, op welke regel, en wat die vraagt',
    enter: SENDERS,
    personalData: true,
    query: z.strictObject({ ...source, recipientOrganisationId: z.uuid() }),
    replies: { 200: z.object({ data: z.object({ outlook: outlookSchema, items: z.array(itemSchema) }) }) },
    handle: async ({ scope, query }) =>
      reply(200, {
        data: await referralOutlook(scope, parts, sourceOf(query), query.recipientOrganisationId),
      }),
  });

const sendRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/referrals',
    operationId: 'sendReferral',
    tag: 'referrals',
    summary: 'Een mogelijk slachtoffer doorverwijzen naar hulp, onder een eigen doel',
    enter: SENDERS,
    personalData: true,
    body: z.strictObject({
      ...source,
      recipientOrganisationId: z.uuid(),
      reason: z.string().trim().min(10).max(2000),
      fields: choicesSchema.min(1),
      added: z.array(writtenItemSchema).max(10).default([]),
      proofs: proofsSchema,
    }),
    replies: { 201: createdReply },
    handle: async ({ scope, body: { signalId, referralId, ...body } }) =>
      reply(201, {
        data: {
          id: await sendReferral(scope, parts, { ...body, source: sourceOf({ signalId, referralId }) }),
        },
      }),
  });

/** The first look of who receives it counts as received; a list shows the whole of each. */
const received = (scope: Scope, rows: readonly ReferralRow[]): Promise<void> =>
  markReceived(
    scope,
    rows.filter((row) => row.recipient.id === scope.organisation.id).map((row) => row.disclosureId),
  );

const listRoute: RouteDefinition = route({
  method: 'GET',
  path: '/referrals',
  operationId: 'listReferrals',
  tag: 'referrals',
  summary: 'Doorverwijzingen: verstuurd door mij, of aan de zorg van de eigen organisatie',
  enter: SENDERS,
  personalData: true,
  query: z.strictObject({ signalId: z.uuid().optional() }),
  replies: { 200: z.object({ data: z.array(referralSchema) }) },
  handle: async ({ scope, query }) => {
    const rows = await findReferrals(scope, query);
    audit(scope, 'referral.read', rows);
    await received(scope, rows);
    return reply(200, { data: rows.map((row) => view(scope, row)) });
  },
});

const readRoute: RouteDefinition = route({
  method: 'GET',
  path: '/referrals/:id',
  operationId: 'readReferral',
  tag: 'referrals',
  summary: 'Een doorverwijzing',
  enter: SENDERS,
  personalData: true,
  params: idParams,
  replies: { 200: z.object({ data: referralSchema }) },
  handle: async ({ scope, params }) => {
    const row = (await findReferral(scope, params.id)) ?? refuse('not-found');
    audit(scope, 'referral.read', [row]);
    await received(scope, [row]);
    return reply(200, { data: view(scope, row) });
  },
});

const answerRoute: RouteDefinition = route({
  method: 'POST',
  path: '/referrals/:id/answers',
  operationId: 'answerReferral',
  tag: 'referrals',
  summary: 'Een doorverwijzing aannemen, teruggeven of afsluiten',
  enter: ['care-coordinator'],
  personalData: true,
  params: idParams,
  body: z.strictObject({
    expectedVersion: z.int(),
    state: z.enum(['accepted', 'returned', 'closed']),
    answer: z.string().trim().max(2000).optional(),
  }),
  replies: { 200: z.object({ data: referralSchema }) },
  handle: async ({ scope, params, body }) => {
    const row = (await findReferral(scope, params.id)) ?? refuse('not-found');
    if (!mayAnswerReferral(scope, row)) refuse('not-allowed');
    if (body.state === 'accepted' && row.state !== 'sent') refuse('already-answered');
    const saved = await answerReferral(scope, row.id, body.expectedVersion, {
      state: body.state,
      answer: body.answer ?? row.answer,
    });
    if (!saved) refuse('stale-version', { current: await findReferral(scope, row.id) });
    audit(scope, `referral.${body.state}`, [row]);
    await tellAbout(scope, {
      organisationId: row.organisation.id,
      personIds: [row.sentByPersonId],
      kind: 'referral-answered',
      recordKind: 'referral',
      recordId: row.id,
    });
    return reply(200, { data: view(scope, (await findReferral(scope, row.id)) ?? row) });
  },
});

export const referralRoutes = (parts: CaseParts): RouteDefinition[] => [
  outlookRoute(parts),
  sendRoute(parts),
  listRoute,
  readRoute,
  answerRoute,
];
