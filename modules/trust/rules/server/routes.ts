import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import {
  adviseBody,
  answerSchema,
  askBody,
  enactRuleBody,
  newRuleBody,
  ownRuleRowSchema,
  questionBody,
  questionRowSchema,
  retireRuleBody,
  ruleDifferenceSchema,
  ruleSheetSchema,
  saveRuleBody,
  trialSchema,
  vocabularySchema,
} from '../model/index.ts';
import { adviseOnRule } from './advise.ts';
import { addQuestion, askRules, dropQuestion, listQuestions } from './ask-rules.ts';
import { enactRule } from './enact-rule.ts';
import { differencesWithRegion, listOwnRules, type RuleParts, readOwnRule } from './own-rules.ts';
import { mayAdvise, mayMakeRules } from './policy.ts';
import { addRule, retireRule, saveRule } from './save-rule.ts';
import { trialOf, tryDraft } from './try-rule.ts';
import { vocabularyOf } from './vocabulary.ts';

const reads = { tag: 'rules', enter: ['privacy-officer', 'fg'], personalData: false } as const;
const makes = { tag: 'rules', enter: ['privacy-officer'], personalData: false } as const;
const params = z.object({ ruleCode: z.string().max(20) });
const abilities = z.record(z.string(), z.boolean());
const saved = z.object({ data: z.object({ code: z.string(), number: z.int() }) });
const made = z.object({ data: z.object({ id: z.uuid() }) });

const reading = (parts: RuleParts): RouteDefinition[] => [
  route({
    ...reads,
    method: 'GET',
    path: '/rule-editions',
    operationId: 'listRuleEditions',
    summary: 'Regels waarvan de eigen organisatie een eigen tekst maakte, met hun stand',
    replies: {
      200: z.object({
        data: z.array(ownRuleRowSchema),
        differences: z.array(ruleDifferenceSchema),
        abilities,
      }),
    },
    handle: async ({ scope }) =>
      reply(200, {
        data: await listOwnRules(scope, parts),
        differences: differencesWithRegion(scope, parts),
        abilities: { make: mayMakeRules(scope) },
      }),
  }),
  route({
    ...reads,
    method: 'GET',
    path: '/rule-editions/:ruleCode',
    operationId: 'readRuleEdition',
    summary: 'Een regel: van de regio, zoals hij hier geldt, de eigen versies en het advies van de FG',
    params,
    replies: { 200: z.object({ data: ruleSheetSchema, abilities }) },
    handle: async ({ scope, params: { ruleCode } }) => {
      const data = await readOwnRule(scope, parts, ruleCode);
      const draft = data.state === 'draft' || data.state === 'changed';
      const bound = data.region?.effect === 'prohibit';
      const make = mayMakeRules(scope);
      return reply(200, {
        data,
        abilities: {
          edit: make && !bound,
          retire: make && !bound && data.editions[0]?.kind !== 'retired',
          enact: make && draft,
          try: draft,
          withdraw: make && data.confirmation !== null,
          advise: mayAdvise(scope),
        },
      });
    },
  }),
  route({
    ...reads,
    method: 'GET',
    path: '/rule-vocabulary',
    operationId: 'readRuleVocabulary',
    summary: 'Codes die een regel of een proefvraag mag noemen, met hun woorden',
    replies: { 200: z.object({ data: vocabularySchema }) },
    handle: async ({ scope }) =>
      reply(200, { data: vocabularyOf(parts.content.legal(scope.organisation.id).document.content) }),
  }),
];

const making = (parts: RuleParts): RouteDefinition[] => [
  route({
    ...makes,
    method: 'POST',
    path: '/rule-editions',
    operationId: 'addRule',
    summary: 'Een eigen regel opstellen, als concept',
    description: 'Een code die de regels niet kennen, wordt geweigerd met de plaats ervan.',
    body: newRuleBody,
    replies: { 201: saved },
    handle: async ({ scope, body }) => reply(201, { data: await addRule(scope, parts, body) }),
  }),
  route({
    ...makes,
    method: 'PUT',
    path: '/rule-editions/:ruleCode',
    operationId: 'saveRule',
    summary: 'Een regel aanpassen: de volgende versie, als concept',
    params,
    body: saveRuleBody,
    replies: { 200: saved },
    handle: async ({ scope, params: { ruleCode }, body }) =>
      reply(200, { data: await saveRule(scope, parts, ruleCode, body) }),
  }),
  route({
    ...makes,
    method: 'POST',
    path: '/rule-editions/:ruleCode/retirements',
    operationId: 'retireRule',
    summary: 'Een concept waarin een regel hier niet meer geldt',
    params,
    body: retireRuleBody,
    replies: { 201: saved },
    handle: async ({ scope, params: { ruleCode }, body }) =>
      reply(201, { data: await retireRule(scope, parts, ruleCode, body) }),
  }),
  route({
    ...makes,
    method: 'POST',
    path: '/rule-editions/:ruleCode/enactments',
    operationId: 'enactRule',
    summary: 'Een concept bevestigen: vanaf dan geldt het',
    description:
      'Noem de proefvragen waarvan u zag dat hun antwoord verandert; zijn het intussen andere, dan wordt er niets bevestigd.',
    params,
    body: enactRuleBody,
    replies: { 201: z.object({ data: z.object({ number: z.int(), contentVersionId: z.uuid() }) }) },
    afterCommit: () => parts.content.refresh(),
    handle: async ({ scope, params: { ruleCode }, body }) =>
      reply(201, { data: await enactRule(scope, parts, ruleCode, body) }),
  }),
  route({
    ...reads,
    method: 'GET',
    path: '/rule-editions/:ruleCode/trial',
    operationId: 'tryRule',
    summary: 'Alle proefvragen aan het concept, naast het antwoord van de regels die nu gelden',
    params,
    replies: { 200: z.object({ data: trialSchema }) },
    handle: async ({ scope, params: { ruleCode } }) =>
      reply(200, { data: await trialOf(scope, parts, await tryDraft(scope, parts, ruleCode)) }),
  }),
  route({
    method: 'POST',
    path: '/rule-editions/:ruleCode/advices',
    tag: 'rules',
    enter: ['fg'],
    personalData: false,
    operationId: 'adviseOnRule',
    summary: 'Advies van de FG bij een regel; het houdt niets tegen',
    params,
    body: adviseBody,
    replies: { 201: made },
    handle: async ({ scope, params: { ruleCode }, body }) =>
      reply(201, { data: { id: await adviseOnRule(scope, parts, ruleCode, body.advice) } }),
  }),
];

const asking = (parts: RuleParts): RouteDefinition[] => [
  route({
    ...reads,
    method: 'GET',
    path: '/rule-questions',
    operationId: 'listRuleQuestions',
    summary: 'Proefvragen met het antwoord van de regels die nu gelden',
    replies: { 200: z.object({ data: z.array(questionRowSchema), abilities }) },
    handle: async ({ scope }) =>
      reply(200, { data: await listQuestions(scope, parts), abilities: { make: mayMakeRules(scope) } }),
  }),
  route({
    ...makes,
    method: 'POST',
    path: '/rule-questions',
    operationId: 'addRuleQuestion',
    summary: 'Een eigen proefvraag bewaren, met het antwoord dat u verwacht',
    body: questionBody,
    replies: { 201: made },
    handle: async ({ scope, body }) =>
      reply(201, { data: { id: await addQuestion(scope, parts, body.question) } }),
  }),
  route({
    ...makes,
    method: 'DELETE',
    path: '/rule-questions/:id',
    operationId: 'removeRuleQuestion',
    summary: 'Een eigen proefvraag weghalen',
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params: { id } }) => {
      await dropQuestion(scope, id);
      return reply(204);
    },
  }),
  route({
    ...reads,
    method: 'POST',
    path: '/rule-answers',
    operationId: 'askRules',
    summary: 'Een vraag aan de regels: mag dit van die naar die, onder dit doel?',
    body: askBody,
    replies: { 200: z.object({ data: answerSchema }) },
    handle: async ({ scope, body }) => reply(200, { data: await askRules(scope, parts, body.situation) }),
  }),
];

/** The privacy officer makes an organisation's rules; the FG reads along and advises. */
export const ruleRoutes = (parts: RuleParts): RouteDefinition[] => [
  ...reading(parts),
  ...making(parts),
  ...asking(parts),
];
