import { prepareDatabase } from '#apps/server/prepare-database.ts';
import type { DatabaseConnections } from '#platform/server/index.ts';

/** The template of all integration tests: every migration, the starting content, the demo region with its people. */
export async function fillTemplate(connections: DatabaseConnections): Promise<void> {
  await prepareDatabase(connections, { region: 'ijsselland', withPeople: true, validFrom: '2025-01-01' });
}
