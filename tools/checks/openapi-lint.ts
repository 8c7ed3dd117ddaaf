// Lints the interface's own description with the rules of the Dutch API Design Rules.
// node tools/checks/openapi-lint.ts RULESET [DOCUMENT]: without DOCUMENT the product is started and asked.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { commandOf, runScript } from './programs.ts';
import { repository } from './sources.ts';

const startLimit = 120_000;

async function lint(ruleset: string, document: string): Promise<number> {
  return await runScript(commandOf('@stoplight/spectral-cli', 'spectral'), [
    'lint',
    document,
    '--ruleset',
    ruleset,
    '--fail-severity=error',
  ]);
}

/** Starts the product on an empty data directory, asks its description, and stops it. */
async function fetchDescription(room: string): Promise<string> {
  const product = spawn(process.execPath, [join(repository, 'apps', 'server', 'main.ts')], {
    cwd: repository,
    env: { ...process.env, PORT: '0', SCHAKEL_DATA_DIR: join(room, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<never>((_, reject) =>
    product.once('exit', (code) => reject(new Error(`the product ended with ${code} before it was ready`))),
  );
  ended.catch(() => undefined);
  try {
    const address = await Promise.race([addressOf(product.stdout), ended]);
    const reply = await fetch(`${address}/api/v1/openapi.json`);
    if (!reply.ok) throw new Error(`/api/v1/openapi.json answered ${reply.status}`);
    const document = join(room, 'openapi.json');
    await writeFile(document, await reply.text());
    return document;
  } finally {
    product.kill('SIGTERM');
    await new Promise((resolve) =>
      product.exitCode === null ? product.once('exit', resolve) : resolve(undefined),
    );
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  const late = setTimeout(
    () => output.emit('error', new Error('the product was not ready in time')),
    startLimit,
  );
  try {
    for await (const line of createInterface({ input: output })) {
      const address = /^Schakel ready: (http\S+)/.exec(line)?.[1];
      if (address) {
        output.resume();
        return address;
      }
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error('the product closed its output before it was ready');
}

const [ruleset = '', document] = process.argv.slice(2);
if (!existsSync(ruleset)) {
  console.log(`API Design Rules: not linted, the rule set ${ruleset || '(none given)'} is not there`);
} else {
  const room = await mkdtemp(join(tmpdir(), 'schakel-openapi-'));
  try {
    process.exitCode = await lint(ruleset, document ?? (await fetchDescription(room)));
    console.log(`API Design Rules: ${process.exitCode === 0 ? 'no errors' : 'ERRORS'} with ${ruleset}`);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
