import type { FastifyReply } from 'fastify';
import { SESSION_COOKIE } from '#platform/server/index.ts';
import type { LoginParts } from './login-parts.ts';

type Place = Pick<LoginParts, 'baseUrl'>;

export const isSecure = (parts: Place): boolean => parts.baseUrl().startsWith('https:');

const options = (parts: Place) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(parts) }) as const;

/** The cookie ends with the browser; the session behind it has limits of its own. */
export function setSessionCookie(parts: Place, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, options(parts));
}

export function clearSessionCookie(parts: Place, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, options(parts));
}

/** The same as headers of an answer, for routes that do not hold the reply. */
export const sessionCookieHeader = (parts: Place, token: string): Record<string, string> => ({
  'set-cookie': `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure(parts) ? '; Secure' : ''}`,
});

export const clearedCookieHeader = (parts: Place): Record<string, string> => ({
  'set-cookie': `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure(parts) ? '; Secure' : ''}`,
});
