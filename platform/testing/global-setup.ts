import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../server/embedded-postgres.ts';
import { prepareOwnServer } from '../server/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser connection of the test server, to make clones of the template. */
    databaseAdmin: string;
  }
}

export const TEMPLATE = 'schakel_template';
export const TEST_PASSWORD = 'test';

type Prepare = (connections: { owner: string; app: string; system: string }) => Promise<void>;

/**
 * One real PostgreSQL for a test run, with one template database that is filled once by the product's own start-up
 * code; each worker works in a clone of it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'schakel-test-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: directory, durable: false });
  const connections = await prepareOwnServer(postgres.connectionString, TEMPLATE, TEST_PASSWORD);
  // The composition stands above the platform, so it is found by name and not imported.
  const composition = (await import(
    new URL('../../apps/testing/fill-template.ts', import.meta.url).href
  )) as { fillTemplate: Prepare };
  await composition.fillTemplate(connections);
  project.provide('databaseAdmin', postgres.connectionString);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
