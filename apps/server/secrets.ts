import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the product makes for itself at the first start; it lives in the data directory, readable by its owner only. */
export type Secrets = {
  /** Password of the database roles under which the product works. */
  readonly databasePassword: string;
};

const fileOf = (directory: string): string => join(directory, 'secrets.json');

async function read(directory: string): Promise<Secrets | undefined> {
  const text = await readFile(fileOf(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined || text.trim() === '' ? undefined : (JSON.parse(text) as Secrets);
}

/** Reads the secrets, made at the first call. Two processes that start at once get the same ones. */
export async function keepSecrets(directory: string): Promise<Secrets> {
  const known = await read(directory);
  if (known !== undefined) return known;
  await mkdir(directory, { recursive: true });
  const made: Secrets = { databasePassword: randomBytes(24).toString('base64url') };
  try {
    const file = await open(fileOf(directory), 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(made)}\n`);
    await file.close();
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await read(directory)) ?? made;
  }
}
