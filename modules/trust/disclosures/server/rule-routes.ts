import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { confirmableRuleSchema, purposeSchema } from '../model/index.ts';
import { confirmRule, listRules, unconfirmRule } from './confirm-rule.ts';
import { titledCategory } from './explain-outlook.ts';
import { mayConfirmRules } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

const SUPERVISORS = ['privacy-officer', 'fg'];
const abilities = z.record(z.string(), z.boolean());

const purposeRoute = ({ content }: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/purposes/:code',
    operationId: 'readPurpose',
    tag: 'rules',
    summary: 'Een doel: wie erin kan werken en welke soorten gegevens erbij horen',
    enter: 'signed-in',
    personalData: false,
    params: z.object({ code: z.string().max(80) }),
    replies: { 200: z.object({ data: purposeSchema }) },
    handle: async ({ scope, params }) => {
      const legal = content.legal(scope.organisation.id).document;
      const purpose = legal.purposes.get(params.code) ?? refuse('not-found');
      return reply(200, {
        data: {
          code: purpose.code,
          title: purpose.title,
          organisationTypes: purpose.usableBy,
          categories: purpose.dataCategories.map((code) => titledCategory(legal, code)),
          articles: purpose.legalBasis.map(({ law, article }) => ({ law, article })),
        },
      });
    },
  });

const purposesRoute = ({ content }: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/purposes',
    operationId: 'listPurposes',
    tag: 'rules',
    summary: 'De doelen in deze versie van de regels',
    enter: 'signed-in',
    personalData: false,
    replies: {
      200: z.object({
        data: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string() })),
      }),
    },
    handle: async ({ scope }) =>
      reply(200, { data: content.legal(scope.organisation.id).document.content.purposes }),
  });

export const ruleRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  purposesRoute(ports),
  purposeRoute(ports),
  ...confirmationRoutes(ports),
];

const confirmationRoutes = ({ content }: DisclosurePorts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/rules',
    operationId: 'listRules',
    tag: 'rules',
    summary: 'De regels in deze versie, hoe zeker ze zijn en of de eigen organisatie ze bevestigde',
    enter: SUPERVISORS,
    personalData: false,
    replies: {
      200: z.object({
        data: z.array(confirmableRuleSchema),
        /** What each kind of organisation in `from` and `to` is called. */
        parties: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string() })),
        contentVersionId: z.uuid(),
        version: z.string(),
        abilities,
      }),
    },
    handle: async ({ scope }) => {
      const { rules, ...version } = await listRules(scope, content);
      const { organisationTypes } = content.legal(scope.organisation.id).document.content;
      const parties = organisationTypes.map(({ code, title, titleEn }) => ({ code, title, titleEn }));
      return reply(200, { data: rules, parties, ...version, abilities: { confirm: mayConfirmRules(scope) } });
    },
  }),
  route({
    method: 'POST',
    path: '/rule-confirmations',
    operationId: 'confirmRule',
    tag: 'rules',
    summary: 'Een regel in deze versie bevestigen voor de eigen organisatie',
    enter: ['privacy-officer'],
    personalData: false,
    body: z.strictObject({ ruleCode: z.string().max(20), contentVersionId: z.uuid() }),
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, body }) =>
      reply(201, { data: { id: await confirmRule(scope, content, body.ruleCode, body.contentVersionId) } }),
  }),
  route({
    method: 'DELETE',
    path: '/rule-confirmations/:id',
    operationId: 'unconfirmRule',
    tag: 'rules',
    summary: 'Een bevestiging intrekken; de regel wacht dan weer op bevestiging',
    enter: ['privacy-officer'],
    personalData: false,
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      await unconfirmRule(scope, params.id);
      return reply(204);
    },
  }),
];
