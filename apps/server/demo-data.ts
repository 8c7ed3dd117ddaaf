import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { layFirstTables } from '#modules/chain/weighing/server/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import type { Parts } from './parts.ts';
import { contentDirectory } from './prepare-database.ts';

const tablesSchema = z.object({ name: z.string(), purposes: z.array(z.string()).min(1) });

/**
 * Lays what the demo needs, once: called at every start with demo, after the region and its people are there and before
 * the product listens. It does nothing where its data are there already.
 */
export async function loadDemoData(parts: Parts): Promise<void> {
  const text = await readFile(`${contentDirectory}/demo/weighing-tables.json`, 'utf8');
  const tables = tablesSchema.parse(JSON.parse(text));
  await withSystemScope(parts.pools.system, 'lay the weighing tables of the demo', (system) =>
    layFirstTables(system, tables.name, tables.purposes),
  );
}
