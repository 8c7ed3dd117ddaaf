import { describe, expect, test } from 'vitest';
import { checkBoundaries } from './boundaries.ts';
import { boundaryRules } from './boundary-rules.ts';
import { withPlantedTree } from './planted-tree.ts';
import { sourceRules } from './source-rules.ts';

const manifest = JSON.stringify({
  name: 'planted',
  type: 'module',
  imports: {
    '#platform/*': './platform/*',
    '#modules/*': './modules/*',
    '#apps/*': './apps/*',
    '#packages/*': './packages/*',
  },
  dependencies: { zod: '1.0.0', valibot: '1.0.0', fastify: '1.0.0' },
  devDependencies: { jsdom: '1.0.0' },
});

const packageFiles = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    main: 'index.js',
  }),
  [`node_modules/${name}/index.js`]: 'export const it = 1;',
});

/** A tree in which every rule is kept. */
const sound: Record<string, string> = {
  'package.json': manifest,
  ...packageFiles('zod'),
  ...packageFiles('valibot'),
  ...packageFiles('fastify'),
  ...packageFiles('jsdom'),
  'packages/linkage/engine/settings.ts': "export { it as settings } from 'valibot';",
  'packages/linkage/normalise/read.ts': 'export const read = 1;',
  'packages/linkage/normalise/index.ts': "export { read } from './read.ts';",
  'platform/kit/index.ts':
    "import { it } from 'zod';\nexport { read } from '#packages/linkage/normalise/index.ts';\nexport const kit = it;\nexport const now = () => Date.now();",
  'platform/server/index.ts':
    "import { kit } from '#platform/kit/index.ts';\nexport const sql = String.raw;\nexport const server = kit;",
  'platform/web/index.ts': "export { kit as web } from '#platform/kit/index.ts';",
  'platform/testing/index.ts': 'export const testing = process.env.TEST;',
  'modules/trust/access/model/index.ts': "export { kit as access } from '#platform/kit/index.ts';",
  'modules/trust/access/server/index.ts': "export { access } from '../model/index.ts';",
  'modules/chain/signals/model/index.ts': "export { access } from '#modules/trust/access/model/index.ts';",
  'modules/chain/signals/server/signal-queries.ts':
    "import { sql } from '#platform/server/index.ts';\nexport const find = sql`select 1 from signal`;",
  'modules/chain/signals/server/index.ts':
    "export { find } from './signal-queries.ts';\nexport { access } from '#modules/trust/access/server/index.ts';",
  'modules/chain/signals/web/index.ts': "export { web } from '#platform/web/index.ts';",
  'modules/crime/threats/model/index.ts': 'export const threats = 1;',
  'modules/care/plans/model/index.ts': 'export const plans = 1;',
  'modules/steer/board/model/index.ts': 'export const board = 1;',
  'apps/server/configuration.ts': 'export const port = process.env.PORT;',
  'apps/server/main.ts':
    "import { find } from '#modules/chain/signals/server/index.ts';\nexport const main = find;",
  'tools/build.ts': 'export const build = 1;',
};

/** One broken file per rule: path and content, laid over the sound tree. */
const planted: Record<string, [path: string, content: string]> = {
  'packages-stand-alone': ['packages/linkage/engine/up.ts', "import '#platform/kit/index.ts';"],
  'packages-through-their-doors': [
    'modules/chain/signals/server/package.ts',
    "import '#packages/linkage/normalise/read.ts';",
  ],
  'platform-below-modules': ['platform/server/up.ts', "import '#modules/trust/access/model/index.ts';"],
  'trust-below-chain': [
    'modules/trust/access/server/up.ts',
    "import '#modules/chain/signals/server/index.ts';",
  ],
  'chain-below-tracks': [
    'modules/chain/signals/model/up.ts',
    "import '#modules/crime/threats/model/index.ts';",
  ],
  'tracks-below-steer': [
    'modules/crime/threats/model/up.ts',
    "import '#modules/steer/board/model/index.ts';",
  ],
  'tracks-apart': ['modules/crime/threats/model/side.ts', "import '#modules/care/plans/model/index.ts';"],
  'steer-below-apps': ['modules/steer/board/server/up.ts', "import '#apps/server/main.ts';"],
  'product-without-tools': ['apps/server/tool.ts', "import '../../tools/build.ts';"],
  'kit-stands-alone': [
    'platform/kit/server.ts',
    "import type { server } from '#platform/server/index.ts';\nexport type S = typeof server;",
  ],
  'model-stands-alone': ['modules/chain/signals/model/server.ts', "import '../server/index.ts';"],
  'pure-rooms-without-node': ['modules/chain/signals/model/file.ts', "import 'node:fs';"],
  'pure-rooms-with-pure-packages': ['platform/kit/http.ts', "import 'fastify';"],
  'modules-through-their-doors': [
    'modules/chain/signals/server/window.ts',
    "import '#modules/trust/access/server/inside.ts';",
  ],
  'tests-through-the-doors': [
    'modules/chain/signals/server/window.test.ts',
    "import '#modules/trust/access/server/inside.ts';",
  ],
  'visitors-through-the-doors': [
    'apps/server/window.ts',
    "import '#modules/chain/signals/server/signal-queries.ts';",
  ],
  'web-without-server': ['modules/chain/signals/web/server.ts', "import '../server/index.ts';"],
  'web-without-node': ['platform/web/file.ts', "import 'node:fs';"],
  'server-without-web': ['modules/chain/signals/server/web.ts', "import '../web/index.ts';"],
  'no-circle': ['platform/kit/circle.ts', "import './circle.ts';\nimport './round.ts';"],
  'everything-resolves': ['platform/kit/gone.ts', "import './not-there.ts';"],
  'product-packages-are-dependencies': ['apps/server/dev.ts', "import 'jsdom';"],
  'one-schema-library': ['apps/server/schema.ts', "import 'valibot';"],
  'environment-in-configuration': [
    'modules/chain/signals/server/env.ts',
    'export const secret = process.env.SECRET;',
  ],
  'sql-in-queries': [
    'modules/chain/signals/server/routes.ts',
    "import { sql } from '#platform/server/index.ts';\nexport const rows = sql`select 1`;",
  ],
  'clock-and-ids-from-kit': [
    'modules/chain/signals/model/clock.ts',
    'export const today = () => new Date();',
  ],
  'platform-without-domain-words': ['platform/server/domain.ts', "export const table = 'case_file';"],
};

const extra: Record<string, Record<string, string>> = {
  'no-circle': { 'platform/kit/round.ts': "import './circle.ts';" },
  'tests-through-the-doors': { 'modules/trust/access/server/inside.ts': 'export const inside = 1;' },
  'modules-through-their-doors': { 'modules/trust/access/server/inside.ts': 'export const inside = 1;' },
};

const check = (files: Record<string, string>) => withPlantedTree({ ...sound, ...files }, checkBoundaries);

test('a tree that keeps every rule passes, and all of it was seen', async () => {
  const findings = await check({});
  expect(findings.problems).toEqual([]);
  expect(findings.seen).toMatch(/^19 files, \d\d imports$/);
});

describe('a planted violation is found', () => {
  const names = [...boundaryRules, ...sourceRules].map(({ name }) => name ?? '');

  test.each(names)('of the rule %s', async (name) => {
    const [path, content] = planted[name] ?? ['', ''];
    const { problems } = await check({ [path]: content, ...extra[name] });
    expect(problems.filter((problem) => problem.startsWith(`${name}: ${path}`))).not.toEqual([]);
  });

  test.each([
    ['clock-and-ids-from-kit', 'export const a = Date.now();'],
    ['clock-and-ids-from-kit', "import { randomUUID } from 'node:crypto';\nexport const a = randomUUID();"],
    ['clock-and-ids-from-kit', 'export const a = Math.random();'],
    ['environment-in-configuration', "import { env } from 'node:process';\nexport const a = env;"],
    ['sql-in-queries', "export const a = 'select id from signal where id = 1';"],
    ['sql-in-queries', 'export const a = (t: string) => `delete from ${' + 't}`;'],
  ])('of the rule %s, also as %s', async (name, content) => {
    const { problems } = await check({ 'apps/server/other.ts': content });
    expect(problems.some((problem) => problem.startsWith(`${name}: apps/server/other.ts`))).toBe(true);
  });
});

test('a test may do what the product may not', async () => {
  const content =
    "import '#platform/testing/index.ts';\nimport 'jsdom';\nexport const a = [process.env.HOME, Date.now()];";
  expect((await check({ 'modules/chain/signals/server/some.int.test.ts': content })).problems).toEqual([]);
});

test('a tree without source files does not pass', async () => {
  const { problems } = await withPlantedTree({ 'package.json': manifest }, checkBoundaries);
  expect(problems).toEqual(['no source files were found']);
});
