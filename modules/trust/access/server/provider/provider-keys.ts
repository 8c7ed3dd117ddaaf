import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Keys of the embedded login provider, kept so that a restart does not break a login that is under way. */
export type ProviderKeys = { readonly signing: JWK; readonly cookie: string; readonly clientSecret: string };

export async function newProviderKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    signing: {
      ...(await exportJWK(privateKey)),
      use: 'sig',
      alg: 'RS256',
      kid: randomBytes(8).toString('hex'),
    },
    cookie: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
  };
}

/** Reads them from the data directory; made at the first call, readable by the owner only. */
export async function keepProviderKeys(dataDirectory: string): Promise<ProviderKeys> {
  const file = join(dataDirectory, 'login-provider.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as ProviderKeys;
  const keys = await newProviderKeys();
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
  return keys;
}
