import { z } from 'zod';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import type { LegalBases } from '../../purposes/model/index.ts';
import { type WhyPurpose, whyPurposeSchema, whySchema } from '../model/index.ts';
import { legalOf } from './disclosure-routes.ts';
import { shownRule } from './explain-outlook.ts';
import type { DisclosurePorts } from './ports.ts';
import { type LookRow, looksBesideMine } from './why-queries.ts';

const purposeOf = (legal: LegalBases, code: string): WhyPurpose[] => {
  const purpose = legal.purposes.get(code);
  if (purpose === undefined) return [];
  return [
    {
      code,
      title: purpose.title,
      titleEn: purpose.titleEn,
      articles: purpose.legalBasis.map(({ law, article }) => ({ law, article })),
    },
  ];
};

const rulesOf = (legal: LegalBases, look: LookRow) =>
  (look.ruleCode ?? '')
    .split(' ')
    .flatMap((code) => legal.rules.get(code) ?? [])
    .map((rule) =>
      shownRule({
        kind: 'rule',
        code: rule.code,
        title: rule.title,
        articles: rule.basis,
        explanation: rule.explanation,
        confidence: rule.confidence,
      }),
    );

const auditWhy = (scope: Scope): void =>
  scope.audit({
    action: 'why.read',
    kind: 'why',
    records: [{ id: scope.person.id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
  });

/** The line "Waarom mag ik dit zien?": of a record that was just looked at, and of the purposes in which someone works. */
export const whyRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/records/:id/reasons',
    operationId: 'explainRecord',
    tag: 'disclosures',
    summary: 'Waarom u een gegeven ziet dat u net opende, en wie er nog meer keek',
    enter: 'signed-in',
    personalData: true,
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ data: z.array(whySchema) }) },
    handle: async ({ scope, params }) => {
      const [own, ...others] = await looksBesideMine(scope, params.id);
      auditWhy(scope);
      if (own === undefined) return reply(200, { data: [] });
      const legal = legalOf(ports, scope);
      const [purpose = null] = own.purposeCode === null ? [] : purposeOf(legal, own.purposeCode);
      const looks = others.map(({ mine: _, ruleCode: __, purposeCode: ___, ...look }) => look);
      return reply(200, { data: [{ purpose, rules: rulesOf(legal, own), looks }] });
    },
  }),
  route({
    method: 'GET',
    path: '/own-purposes',
    operationId: 'listOwnPurposes',
    tag: 'disclosures',
    summary: 'De doelen waarin u werkt, met hun grondslag',
    enter: 'signed-in',
    personalData: false,
    replies: { 200: z.object({ data: z.array(whyPurposeSchema) }) },
    handle: async ({ scope }) =>
      reply(200, { data: scope.purposes.flatMap((code) => purposeOf(legalOf(ports, scope), code)) }),
  }),
];
