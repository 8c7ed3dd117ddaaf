import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const OURS = /^\/(api|oidc|login|logout|setup)(\/|\?|$)/;

/**
 * Serves the built pages: files by their own address, and the application's page for every other address that a
 * browser opens, for its router decides what is there.
 */
export async function serveWeb(app: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: directory,
    serve: false,
    cacheControl: false,
    decorateReply: true,
  });
  app.get('/*', (request, reply) => {
    const path = decodeURIComponent(new URL(request.url, 'http://local').pathname);
    if (OURS.test(path)) return reply.callNotFound();
    const isFile = path.includes('.') && existsSync(join(directory, path.slice(1)));
    if (isFile) {
      // Names of built files carry a hash of what is in them.
      reply.header(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      return reply.sendFile(path.slice(1));
    }
    const wantsPage = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
    if (!wantsPage || path.startsWith('/assets/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
