import type { FastifyRequest } from 'fastify';
import { refuse } from '../../kit/index.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a browser sends on behalf of another site. A request with a bearer token carries no
 * cookie authority, so it needs no such check.
 */
export function refuseOtherOrigin(request: FastifyRequest): void {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const { origin, cookie } = request.headers;
  // No browser (those send one of the two) and no cookie: no authority that another site could borrow.
  if (site === undefined && origin === undefined && cookie === undefined) return;
  if (site === undefined && origin !== undefined && hostOf(origin) === request.headers.host) return;
  refuse('csrf');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
