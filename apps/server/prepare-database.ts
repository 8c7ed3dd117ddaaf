import { fileURLToPath } from 'node:url';
import { parseThemes } from '#modules/chain/themes/model/index.ts';
import { seedRegion } from '#modules/trust/organisations/server/index.ts';
import { keepAgreements, loadStartingContent, readRegion } from '#modules/trust/purposes/server/index.ts';
import { type DatabaseConnections, migrate, openPool, readMigrations, withSystemScope } from '#platform/server/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const contentDirectory = `${root}content`;

/** Applies the migrations and loads the starting content; with `region` also its organisations, people and agreements. */
export async function prepareDatabase(
  connections: DatabaseConnections,
  options: { readonly region: string | undefined; readonly withPeople: boolean; readonly validFrom: string },
): Promise<void> {
  await migrate(connections.owner, await readMigrations([`${root}platform`, `${root}modules`]));
  const pool = openPool({ connectionString: connections.system, max: 1, applicationName: 'schakel-prepare' }, () => undefined);
  try {
    await withSystemScope(pool, 'load the starting content', async (system) => {
      const content = await loadStartingContent(system, contentDirectory, parseThemes);
      if (options.region === undefined) return;
      const { departments } = content.themes;
      const codes = departments.map((department) => department.code);
      const region = await readRegion(contentDirectory, options.region, content.legal, codes);
      const seeded = await seedRegion(system, region, {
        withPeople: options.withPeople,
        departmentTitles: new Map(departments.map((department) => [department.code, department.title])),
        validFrom: options.validFrom,
      });
      await keepAgreements(system, region, seeded, content);
    });
  } finally {
    await pool.end();
  }
}
