import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { repository } from './sources.ts';

const resolveFrom = createRequire(import.meta.url);

/** The file of a package's command, to run with the Node that runs us. */
export function commandOf(packageName: string, command: string): string {
  const manifestPath = join(repository, 'node_modules', packageName, 'package.json');
  const { bin } = resolveFrom(manifestPath) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifestPath), file);
}

/** Runs a script with this Node, its output where ours goes. Gives the exit code. */
export async function runScript(file: string, words: readonly string[] = []): Promise<number> {
  const child = spawn(process.execPath, [file, ...words], {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Programs that it starts find the pinned Node and the commands of the packages.
    env: {
      ...process.env,
      PATH: `${join(repository, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
