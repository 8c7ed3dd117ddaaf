import type { z } from 'zod';
import type { RouteDefinition, Scope } from '#platform/server/index.ts';
import { endBody, factsBody, identityBody, reasonBody, versionBody } from '../../model/index.ts';
import { passOnRequest } from '../pass-on.ts';
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
import { doneSchema, step } from './shared.ts';

/** A step of a request by a handler of the contact point. */
const requestStep = <Body extends z.ZodType>(
  path: string,
  operationId: string,
  summary: string,
  body: Body,
  take: (scope: Scope, id: string, body: z.output<Body>) => Promise<void>,
): RouteDefinition =>
  step(`/rights-requests/:id/${path}`, operationId, summary, body, doneSchema, async (scope, id, given) => {
    await take(scope, id, given);
    return { id };
  });

export const stepRoutes = (parts: RightsParts): RouteDefinition[] => [
  requestStep(
    'identity-questions',
    'askRightsIdentity',
    'Meer vragen om vast te stellen wie de verzoeker is; de termijn staat stil',
    versionBody,
    (scope, id, { expectedVersion }) => askForIdentity(scope, id, expectedVersion),
  ),
  requestStep(
    'identity-checks',
    'establishRightsIdentity',
    'Vastleggen hoe de identiteit is vastgesteld en wat is bekeken; geen kopie, geen nummer',
    identityBody,
    (scope, id, body) => establishIdentityOf(scope, parts, id, body),
  ),
  requestStep(
    'facts',
    'addRightsFacts',
    'Een gegeven erbij of verbeterd, zodat er beter gezocht kan worden',
    factsBody,
    (scope, id, body) => addFacts(scope, id, body),
  ),
  requestStep(
    'extensions',
    'extendRightsRequest',
    'De termijn met twee maanden verlengen, met de reden die de verzoeker hoort',
    reasonBody,
    (scope, id, body) => extendTerm(scope, parts, id, body),
  ),
  requestStep(
    'passings',
    'passOnRightsRequest',
    'Het verzoek doorgeven aan alle gezamenlijke verwerkingsverantwoordelijken',
    versionBody,
    (scope, id, { expectedVersion }) => passOnRequest(scope, parts, id, expectedVersion),
  ),
  requestStep(
    'endings',
    'endRightsRequest',
    'Een verzoek niet behandelen: identiteit niet vastgesteld, of ingetrokken',
    endBody,
    (scope, id, body) => endRequest(scope, id, body),
  ),
  requestStep(
    'answers',
    'answerRightsRequest',
    'Vastleggen dat de brief is verstuurd',
    versionBody,
    (scope, id, { expectedVersion }) => markAnswered(scope, id, expectedVersion),
  ),
  requestStep(
    'closings',
    'closeRightsRequest',
    'Een beantwoord verzoek afsluiten',
    versionBody,
    (scope, id, { expectedVersion }) => closeRequest(scope, id, expectedVersion),
  ),
];
