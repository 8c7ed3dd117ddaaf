import type { FastifyInstance } from 'fastify';
import { createImportRunner } from '#modules/chain/imports/server/index.ts';
import { addLoginRoutes, addSetupRoutes } from '#modules/trust/access/server/index.ts';
import { buildApp } from '#platform/server/index.ts';
import { addApiPages } from './api-pages/api-pages.ts';
import { allConstraints, allRoutes } from './modules.ts';
import type { Parts } from './parts.ts';
import { adoptRegion, preparedRegions } from './prepare-database.ts';
import { readProblemSentences } from './problem-sentences.ts';

export type ComposeOptions = {
  readonly logger: { readonly level: string } | false;
  readonly trustProxy?: boolean;
};

/** Largest upload in bytes. */
const UPLOAD_LIMIT = 100 * 1024 * 1024;

/** The whole HTTP application over opened parts, not yet listening. */
export async function composeApp(parts: Parts, options: ComposeOptions): Promise<FastifyInstance> {
  let fault: (error: unknown) => void = () => undefined;
  const imports = createImportRunner(parts, { onError: (error) => fault(error) });
  const sentences = await readProblemSentences();
  const app = await buildApp({
    pool: parts.pools.app,
    routes: allRoutes(parts, imports),
    constraints: allConstraints,
    logger: options.logger,
    baseUrl: parts.baseUrl,
    uploadLimit: UPLOAD_LIMIT,
    sentences,
    about: {
      title: 'Schakel API',
      description:
        'Signals, weighing, cases, interventions and outcomes of organisations that work together in a region.',
    },
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
  });
  fault = (error) => app.log.error({ err: error }, 'an import stopped');
  app.addHook('onReady', async () => imports.watch());
  app.addHook('onClose', () => imports.stop());
  await addApiPages(app, sentences);
  await addLoginRoutes(app, parts);
  addSetupRoutes(app, { ...parts, adoptRegion, preparedRegions: await preparedRegions() });
  return app;
}
