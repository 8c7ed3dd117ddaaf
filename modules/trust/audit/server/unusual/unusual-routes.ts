import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
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
  type FindingBody,
  findingBody,
  type LookRuleBody,
  lookRuleBody,
  lookRuleCode,
  lookRuleSchema,
  type UnusualLook,
  unusualLookSchema,
} from '../../model/index.ts';
import {
  countUnusual,
  findLookRules,
  findOneUnusual,
  findUnusual,
  saveFinding,
  saveLookRule,
  type UnusualRow,
} from './unusual-queries.ts';

/** Who reads what was unusual; only the privacy officer settles it. */
const WATCHERS = ['privacy-officer', 'fg'] as const;

const tag = 'unusual-looks';

const maySettle = ({ groups }: Pick<Scope, 'groups'>): boolean => groups.includes('privacy-officer');

const viewOf = (scope: Scope, row: UnusualRow): UnusualLook => ({
  ...row,
  abilities: { settle: maySettle(scope) && row.finding === null },
});

const ownOrganisation = ({ organisation }: Scope) => ({
  id: organisation.id,
  organisationId: organisation.id,
  purpose: 'audit-logging',
});

/** A list that showed nothing was looked at all the same. */
const audit = (scope: Scope, action: string, ids: readonly string[], detail: Record<string, unknown>): void =>
  scope.audit({
    action,
    kind: 'unusual-look',
    records:
      ids.length === 0 ? [ownOrganisation(scope)] : ids.map((id) => ({ ...ownOrganisation(scope), id })),
    detail,
  });

async function settle(scope: Scope, id: string, body: FindingBody): Promise<UnusualRow> {
  const before = (await findOneUnusual(scope, id)) ?? refuse('not-found');
  if (before.finding !== null) refuse('already-answered');
  if (!(await saveFinding(scope, id, body))) refuse('stale-version', { current: viewOf(scope, before) });
  audit(scope, 'unusual-look.settled', [id], { finding: body.finding });
  return (await findOneUnusual(scope, id)) ?? refuse('not-found');
}

async function setRule(scope: Scope, body: LookRuleBody): Promise<void> {
  const { expectedVersion: _, code, ...settings } = body;
  if (!(await saveLookRule(scope, body)))
    refuse('stale-version', { current: (await findLookRules(scope)).find((rule) => rule.code === code) });
  scope.audit({
    action: 'look-rule.changed',
    kind: 'look-rule',
    records: [ownOrganisation(scope)],
    detail: { rule: code, ...settings },
  });
}

const rulesReply = z.object({
  data: z.array(lookRuleSchema),
  abilities: z.object({ change: z.boolean() }),
});
const rulesView = async (scope: Scope) => ({
  data: await findLookRules(scope),
  abilities: { change: maySettle(scope) },
});

/** What of the looking was unusual, for who supervises; and what counts as such. */
export const unusualRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/unusual-looks',
    operationId: 'listUnusualLooks',
    tag,
    summary: 'Opvallend kijkgedrag, nieuwste eerst, elk met wat er is vergeleken',
    description: 'Geen oordeel over een persoon: wat er is gezien, en waarmee het is vergeleken.',
    enter: WATCHERS,
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'settled']).default('open'),
      rule: lookRuleCode.optional(),
    }),
    replies: { 200: z.object({ data: z.array(unusualLookSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findUnusual(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countUnusual(scope, filter), (row) => [row.foundAt, row.id]);
      const ids = list.data.map(({ id }) => id);
      audit(scope, 'unusual-look.listed', ids, filter);
      return reply(200, { ...list, data: list.data.map((row) => viewOf(scope, row)) });
    },
  }),
  route({
    method: 'POST',
    path: '/unusual-looks/:id/findings',
    operationId: 'settleUnusualLook',
    tag,
    summary: 'Vastleggen wat de privacyofficer ervan vond: in orde, nagevraagd of een inbreuk',
    enter: ['privacy-officer'],
    personalData: true,
    params: z.strictObject({ id: z.uuid() }),
    body: findingBody,
    replies: { 201: z.object({ data: unusualLookSchema }) },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: viewOf(scope, await settle(scope, params.id, body)) }),
  }),
  route({
    method: 'GET',
    path: '/look-rules',
    operationId: 'listLookRules',
    tag,
    summary: 'Wat als opvallend geldt, en of het aan staat',
    enter: WATCHERS,
    personalData: false,
    replies: { 200: rulesReply },
    handle: async ({ scope }) => reply(200, await rulesView(scope)),
  }),
  route({
    method: 'PUT',
    path: '/look-rules',
    operationId: 'changeLookRule',
    tag,
    summary: 'Een regel aan- of uitzetten, of de grenzen ervan wijzigen',
    description: 'Volgen van medewerkers vraagt instemming van de ondernemingsraad (WOR 27 lid 1 onder l).',
    enter: ['privacy-officer'],
    personalData: false,
    body: lookRuleBody,
    replies: { 200: rulesReply },
    handle: async ({ scope, body }) => {
      await setRule(scope, body);
      return reply(200, await rulesView(scope));
    },
  }),
];
