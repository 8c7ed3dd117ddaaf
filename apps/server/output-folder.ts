import { existsSync, statSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes the folder that a command writes into, with the folders above it, before any work is done. One by one: making them all
 * at once never ends where the system lets nobody make one (`/proc`). `directory` is absolute. Errors: StartError with one sentence.
 */
export async function makeOutputFolder(directory: string): Promise<void> {
  const missing: string[] = [];
  for (let at = directory; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const folder of missing) await mkdir(folder);
    await access(directory, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(
      `The folder ${directory} cannot be written (${code}); give another one with --output.`,
    );
  }
  if (!statSync(directory).isDirectory())
    throw new StartError(`${directory} is a file; give a folder with --output.`);
}
