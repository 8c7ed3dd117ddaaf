import { Readable } from 'node:stream';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, replyStream, route, type Scope } from '#platform/server/index.ts';
import { letterBody } from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { letterPage } from '../letter-html.ts';
import { letterPdf } from '../letter-pdf.ts';
import { findLetter, type LetterRow } from '../letter-queries.ts';
import { makeLetter } from '../make-letter.ts';
import { READERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { byId, doneSchema, step } from './shared.ts';

/** A page of our own words with its own style, and nothing else in it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

type Shown = { readonly body: string | Buffer; readonly headers: Readonly<Record<string, string>> };

/** A letter in one of its forms; every look is in the log. */
const read = (
  form: string,
  operationId: string,
  summary: string,
  type: string,
  show: (letter: LetterRow, scope: Scope) => Shown | Promise<Shown>,
): RouteDefinition =>
  route({
    method: 'GET',
    path: `/rights-letters/:id/${form}`,
    operationId,
    tag: 'rights',
    summary,
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: type },
    handle: async ({ scope, params: { id } }) => {
      const letter = (await findLetter(scope, id)) ?? refuse('not-found');
      auditRights(scope, 'rights-letter.read', 'rights-request', [letter.requestId], {
        detail: { letter: id, form },
      });
      const { body, headers } = await show(letter, scope);
      return replyStream(Readable.from([body]), { ...headers, 'cache-control': 'private, no-store' });
    },
  });

export const letterRoutes = (parts: RightsParts): RouteDefinition[] => [
  step(
    '/rights-requests/:id/letters',
    'makeRightsLetter',
    'De antwoordbrief maken uit wat elke organisatie afrondde',
    letterBody,
    doneSchema,
    async (scope, id, body) => ({ id: await makeLetter(scope, parts, id, body) }),
  ),
  read(
    'page',
    'readRightsLetterPage',
    'De brief als toegankelijke pagina, om te lezen en af te drukken',
    'text/html',
    (letter) => ({
      body: letterPage(letter.blocks, letter.language),
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
    }),
  ),
  read(
    'pdf',
    'readRightsLetterPdf',
    'De brief als toegankelijke PDF (PDF/UA), om te bewaren en te versturen',
    'application/pdf',
    async (letter, scope) => ({
      body: await letterPdf(letter, scope.organisation.name),
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${letter.reference}-${letter.language}.pdf"`,
        'x-content-type-options': 'nosniff',
      },
    }),
  ),
];
