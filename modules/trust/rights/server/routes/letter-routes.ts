import { Readable } from 'node:stream';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, replyStream, route } from '#platform/server/index.ts';
import { letterBody } from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { letterPage } from '../letter-html.ts';
import { findLetter } from '../letter-queries.ts';
import { makeLetter } from '../make-letter.ts';
import { HANDLERS, READERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { byId, done } from './shared.ts';

/** A page of our own words with its own style, and nothing else in it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

export const letterRoutes = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/rights-requests/:id/letters',
    operationId: 'makeRightsLetter',
    tag: 'rights',
    summary: 'De antwoordbrief maken uit wat elke organisatie afrondde',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: letterBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { id: await makeLetter(scope, parts, params.id, body) } }),
  }),
  route({
    method: 'GET',
    path: '/rights-letters/:id/page',
    operationId: 'readRightsLetterPage',
    tag: 'rights',
    summary: 'De brief als toegankelijke pagina, om te lezen en af te drukken',
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: 'text/html' },
    handle: async ({ scope, params: { id } }) => {
      const letter = (await findLetter(scope, id)) ?? refuse('not-found');
      auditRights(scope, 'rights-letter.read', 'rights-request', [letter.requestId], {
        detail: { letter: id },
      });
      return replyStream(Readable.from([letterPage(letter.blocks, letter.language)]), {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-store',
        'content-security-policy': PAGE_POLICY,
      });
    },
  }),
];
