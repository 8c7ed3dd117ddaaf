import type { z } from 'zod';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { endBody, factsBody, identityBody, reasonBody, versionBody } from '../../model/index.ts';
import { passOnRequest } from '../pass-on.ts';
import { HANDLERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import {
  addFacts,
  askForIdentity,
  closeRequest,
  endRequest,
  establishIdentityOf,
  extendTerm,
  markAnswered,
} from '../step-request.ts';
import { byId, done } from './shared.ts';

/** A step of a request: what comes in, and who does it is always a handler of the contact point. */
const step = <Body extends z.ZodType>(
  path: string,
  operationId: string,
  summary: string,
  body: Body,
  take: (scope: Scope, id: string, body: z.output<Body>) => Promise<void>,
): RouteDefinition =>
  route({
    method: 'POST',
    path: `/rights-requests/:id/${path}`,
    operationId,
    tag: 'rights',
    summary,
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body,
    replies: { 201: done },
    handle: async ({ scope, params, body: given }) => {
      await take(scope, params.id, given as z.output<Body>);
      return reply(201, { data: { id: params.id } });
    },
  });

export const stepRoutes = (parts: RightsParts): RouteDefinition[] => [
  step(
    'identity-questions',
    'askRightsIdentity',
    'Meer vragen om vast te stellen wie de verzoeker is; de termijn staat stil',
    versionBody,
    (scope, id, { expectedVersion }) => askForIdentity(scope, id, expectedVersion),
  ),
  step(
    'identity-checks',
    'establishRightsIdentity',
    'Vastleggen hoe de identiteit is vastgesteld en wat is bekeken; geen kopie, geen nummer',
    identityBody,
    (scope, id, body) => establishIdentityOf(scope, parts, id, body),
  ),
  step(
    'facts',
    'addRightsFacts',
    'Een gegeven erbij of verbeterd, zodat er beter gezocht kan worden',
    factsBody,
    (scope, id, body) => addFacts(scope, id, body),
  ),
  step(
    'extensions',
    'extendRightsRequest',
    'De termijn met twee maanden verlengen, met de reden die de verzoeker hoort',
    reasonBody,
    (scope, id, body) => extendTerm(scope, parts, id, body),
  ),
  step(
    'passings',
    'passOnRightsRequest',
    'Het verzoek doorgeven aan alle gezamenlijke verwerkingsverantwoordelijken',
    versionBody,
    (scope, id, { expectedVersion }) => passOnRequest(scope, parts, id, expectedVersion),
  ),
  step(
    'endings',
    'endRightsRequest',
    'Een verzoek niet behandelen: identiteit niet vastgesteld, of ingetrokken',
    endBody,
    (scope, id, body) => endRequest(scope, id, body),
  ),
  step(
    'answers',
    'answerRightsRequest',
    'Vastleggen dat de brief is verstuurd',
    versionBody,
    (scope, id, { expectedVersion }) => markAnswered(scope, id, expectedVersion),
  ),
  step(
    'closings',
    'closeRightsRequest',
    'Een beantwoord verzoek afsluiten',
    versionBody,
    (scope, id, { expectedVersion }) => closeRequest(scope, id, expectedVersion),
  ),
];
