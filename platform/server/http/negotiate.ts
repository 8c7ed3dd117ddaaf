import type { FastifyRequest } from 'fastify';
import { refuse } from '../../kit/index.ts';
import type { RouteDefinition } from './route.ts';

const JSON_RANGES = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json']);

/** The media ranges of an Accept header that are not excluded by `q=0`. */
function acceptedRanges(header: string): string[] {
  return header
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim().toLowerCase()))
    .filter(([range, ...params]) => range !== '' && !params.some((param) => /^q=0(\.0*)?$/.test(param)))
    .map(([range]) => range ?? '');
}

const answersJsonOnly = (definition: RouteDefinition): boolean =>
  Object.values(definition.replies).every((schema) => typeof schema !== 'string');

/** Refuses a request that wants another form than the route gives. Errors: problem `not-acceptable`. */
export function refuseOtherForm(definition: RouteDefinition, request: FastifyRequest): void {
  const { accept } = request.headers;
  if (accept === undefined || accept === '' || !answersJsonOnly(definition)) return;
  if (!acceptedRanges(accept).some((range) => JSON_RANGES.has(range))) refuse('not-acceptable');
}

/** Refuses a body in another form than the route takes. Errors: problem `media-type-not-supported`. */
export function refuseOtherBody(definition: RouteDefinition, request: FastifyRequest): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || definition.method === 'GET') return;
  const multipart = 'multipart' in definition && definition.multipart === true;
  const wanted = multipart ? type === 'multipart/form-data' : type === 'application/json';
  // Programs ask for a token with a form, as OAuth says.
  const form = definition.enter === 'public' && type === 'application/x-www-form-urlencoded';
  if (!wanted && !form) refuse('media-type-not-supported');
}
