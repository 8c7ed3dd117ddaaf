import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';

const run = promisify(execFile);

let product: RunningProduct;
let room: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'schakel-verify-'));
  product = await startRunningProduct();
});
afterAll(async () => {
  await product.stop();
  await rm(room, { recursive: true, force: true });
});

test('an auditor exports the log of a running product and verifies it in a page of the own browser', async () => {
  const folder = join(room, 'log');
  const page = join(room, 'verifier.html');
  const words = ['audit', 'export', '--organisation', 'zwolle', '--output', folder];
  await run(process.execPath, ['apps/server/cli-from-source.mjs', ...words], {
    env: { PATH: process.env.PATH, SCHAKEL_DATA_DIR: product.dataDirectory },
  });
  await run(process.execPath, ['tools/generate/verifier-page.ts', page]);
  const desk = await product.visit(pathToFileURL(page).href);
  const verdict = desk.page.getByRole('status');
  const choose = desk.page.getByLabel('Sleep de drie bestanden hierheen, of kies ze');
  const files = ['events.jsonl', 'checkpoints.txt', 'keys.txt'].map((name) => join(folder, name));

  await choose.setInputFiles(files.slice(0, 2));
  await verdict.getByText('Nog niet gekozen: keys.txt.').waitFor();
  await choose.setInputFiles(files);
  await verdict.getByText('Alles is bewezen.').waitFor();
  expect(await desk.look('audit-verifier')).toEqual([]);

  await desk.page.getByRole('button', { name: 'English' }).click();
  await verdict.getByText('Everything is proven.').waitFor();

  const events = await readFile(files[0]!, 'utf8');
  const lines = events.split('\n');
  await writeFile(files[0]!, lines.toSpliced(2, 1).join('\n'));
  await desk.page.getByLabel('Drag the three files here, or choose them').setInputFiles(files);
  await verdict.getByText('NOT proven. First broken place:').waitFor();
  await verdict.getByText('events.jsonl, line 3: Event 2 was removed.').first().waitFor();
  expect(await desk.look('audit-verifier-broken')).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
