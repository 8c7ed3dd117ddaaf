import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseThemes } from '#modules/chain/themes/model/index.ts';
import { renewOwnContent } from '#modules/chain/themes/server/index.ts';
import { seedRegion } from '#modules/trust/organisations/server/index.ts';
import { keepAgreements, loadStartingContent, readRegion } from '#modules/trust/purposes/server/index.ts';
import { loadRetentionRules } from '#modules/trust/retention/server/index.ts';
import { renewOwnRules } from '#modules/trust/rules/server/index.ts';
import {
  type DatabaseConnections,
  migrate,
  openPool,
  readMigrations,
  type SystemScope,
  withSystemScope,
} from '#platform/server/index.ts';
import { allRecordKinds } from './record-kinds.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const contentDirectory = `${root}content`;

/** Applies the migrations and loads the starting content; with `region` also its organisations, people and agreements. */
export async function prepareDatabase(
  connections: DatabaseConnections,
  options: { readonly region: string | undefined; readonly withPeople: boolean; readonly validFrom: string },
): Promise<void> {
  await migrate(connections.owner, await readMigrations([`${root}platform`, `${root}modules`]));
  const pool = openPool(
    { connectionString: connections.system, max: 1, applicationName: 'schakel-prepare' },
    () => undefined,
  );
  try {
    await withSystemScope(pool, 'load the starting content', async (system) => {
      if (options.region === undefined) await loadContent(system);
      else await keepRegion(system, options.region, { ...options, withAgreements: true });
      await renewOwnContent(system);
      await renewOwnRules(system);
    });
  } finally {
    await pool.end();
  }
}

/** The starting content, and the rules of retention over the kinds of records that this version knows. */
async function loadContent(system: SystemScope) {
  const content = await loadStartingContent(system, contentDirectory, parseThemes);
  await loadRetentionRules(system, contentDirectory, content, allRecordKinds);
  return content;
}

type RegionOptions = {
  readonly withPeople: boolean;
  readonly withAgreements: boolean;
  readonly validFrom: string;
};

async function keepRegion(system: SystemScope, name: string, options: RegionOptions): Promise<void> {
  const content = await loadContent(system);
  const { departments } = content.themes;
  const codes = departments.map((department) => department.code);
  const region = await readRegion(contentDirectory, name, content.legal, codes);
  const seeded = await seedRegion(system, region, {
    withPeople: options.withPeople,
    departmentTitles: new Map(departments.map((department) => [department.code, department.title])),
    validFrom: options.validFrom,
  });
  if (options.withAgreements) await keepAgreements(system, region, seeded, content);
}

/** Takes over the organisations and departments of a region file; its people, agreements and confirmations are of the demo only. */
export const adoptRegion = (system: SystemScope, name: string): Promise<void> =>
  keepRegion(system, name, { withPeople: false, withAgreements: false, validFrom: '2025-01-01' });

/** Names of the region files that are delivered along. */
export async function preparedRegions(): Promise<string[]> {
  const files = await readdir(`${contentDirectory}/regions`);
  return files
    .flatMap((file) => (/^[a-z0-9-]+\.json$/.test(file) ? [file.slice(0, -'.json'.length)] : []))
    .sort();
}
