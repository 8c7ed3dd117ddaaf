import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { endProcess, startProcess } from './running-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Data directory of a product that was started with the demo once and ended: each journey works in a copy. */
    demoData: string;
    /** Where Node keeps what it compiled of the product, so that the next start need not do it again. */
    compileCache: string;
  }
}

/** Tells the story of the demo once for all journeys: it takes as long as a journey. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const room = await mkdtemp(join(tmpdir(), 'schakel-demo-'));
  const demoData = join(room, 'data');
  const compileCache = join(room, 'compiled');
  const { child } = await startProcess({
    PORT: '0',
    SCHAKEL_DATA_DIR: demoData,
    SCHAKEL_DEMO: '1',
    NODE_COMPILE_CACHE: compileCache,
  });
  await endProcess(child, 'SIGTERM');
  project.provide('demoData', demoData);
  project.provide('compileCache', compileCache);
  return () => rm(room, { recursive: true, force: true });
}

/** A copy with owners and rights, which PostgreSQL looks at. */
export async function copyData(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to]);
}
