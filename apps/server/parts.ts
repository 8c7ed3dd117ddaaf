import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProviderSettings } from '#modules/trust/access/server/index.ts';
import { databaseKeyStore } from '#modules/trust/documents/server/index.ts';
import { type ContentStore, openContentStore } from '#modules/trust/purposes/server/index.ts';
import { type DestructionJournal, fileJournal } from '#modules/trust/retention/server/index.ts';
import { type Clock, newId, systemClock } from '#platform/kit/index.ts';
import {
  type AddressLookup,
  pdokAddressLookup,
  readDemoAddresses,
  registerAddressLookup,
} from '#platform/server/address/index.ts';
import {
  createFileService,
  directoryFileStore,
  type FileKeyStore,
  type FileService,
  loadMasterKey,
  type MasterKey,
} from '#platform/server/files/index.ts';
import { type DatabaseConnections, openPool, type Pool } from '#platform/server/index.ts';

/** What the composition hands to the modules: the outside world, once. */
export type Parts = {
  readonly pools: { readonly app: Pool; readonly system: Pool };
  readonly ownerConnection: string;
  readonly content: ContentStore;
  readonly files: FileService;
  readonly fileKeys: FileKeyStore;
  /** Wraps the secrets that the database keeps: keys of files, the key that signs the audit log. */
  readonly masterKey: MasterKey;
  readonly addresses: AddressLookup;
  readonly clock: Clock;
  readonly dataDirectory: string;
  /** What was destroyed, outside the database. */
  readonly journal: DestructionJournal;
  readonly baseUrl: () => string;
  /** Where this process itself listens; behind a proxy another address than the public one. */
  readonly localUrl: () => string;
  /** How it was started, for the register of processing: what the outside world was told to be. */
  readonly setUp: {
    readonly masterKeyGiven: boolean;
    readonly journalApart: boolean;
    readonly mail: boolean;
  };
  readonly demo: boolean;
  /** The login provider of the organisations; undefined: the embedded one (demo) or none yet. */
  readonly oidc: ProviderSettings | undefined;
};

export type PartsOptions = {
  readonly connections: DatabaseConnections;
  readonly dataDirectory: string;
  readonly masterKey: string | undefined;
  /** Where the journal of what was destroyed lies; undefined: in the data directory. */
  readonly journalDirectory?: string | undefined;
  /** Address of the national register's service; undefined: the invented addresses of the demo, or none. */
  readonly addressServiceUrl?: string | undefined;
  readonly baseUrl: () => string;
  readonly localUrl?: () => string;
  readonly demo: boolean;
  readonly oidc?: ProviderSettings | undefined;
  /** Mails leave by a mail server; else they stay in a folder. */
  readonly mail?: boolean;
  readonly onDatabaseError: (error: Error) => void;
  readonly poolSize?: number;
};

const demoAddresses = fileURLToPath(new URL('../../content/addresses/demo-addresses.csv', import.meta.url));

async function openAddresses(options: PartsOptions): Promise<AddressLookup> {
  if (options.addressServiceUrl !== undefined) return pdokAddressLookup(options.addressServiceUrl);
  return registerAddressLookup(options.demo ? await readDemoAddresses(demoAddresses) : []);
}

/** A folder that was set, and that does not lie in the data directory. */
const liesApart = (folder: string | undefined, dataDirectory: string): boolean =>
  folder !== undefined && relative(dataDirectory, folder).startsWith('..');

/** Beside the data, or where the configuration says: best on other storage than the database's backups. */
export const openJournal = (options: {
  readonly dataDirectory: string;
  readonly journalDirectory?: string | undefined;
}): DestructionJournal => fileJournal(options.journalDirectory ?? join(options.dataDirectory, 'journal'));

export async function openParts(options: PartsOptions): Promise<Parts & { close(): Promise<void> }> {
  const fileDirectory = join(options.dataDirectory, 'files');
  await mkdir(fileDirectory, { recursive: true });
  const app = openPool(
    { connectionString: options.connections.app, max: options.poolSize ?? 12, applicationName: 'schakel' },
    options.onDatabaseError,
  );
  const system = openPool(
    { connectionString: options.connections.system, max: 4, applicationName: 'schakel-system' },
    options.onDatabaseError,
  );
  const masterKey = await loadMasterKey({
    dataDirectory: options.dataDirectory,
    configured: options.masterKey,
  });
  const content = await openContentStore(system);
  return {
    pools: { app, system },
    ownerConnection: options.connections.owner,
    content,
    files: createFileService({ store: directoryFileStore(fileDirectory), masterKey, newId }),
    fileKeys: databaseKeyStore(system),
    masterKey,
    addresses: await openAddresses(options),
    clock: systemClock,
    dataDirectory: options.dataDirectory,
    journal: openJournal(options),
    baseUrl: options.baseUrl,
    localUrl: options.localUrl ?? options.baseUrl,
    setUp: {
      masterKeyGiven: options.masterKey !== undefined,
      journalApart: liesApart(options.journalDirectory, options.dataDirectory),
      mail: options.mail ?? false,
    },
    demo: options.demo && options.oidc === undefined,
    oidc: options.oidc,
    close: async () => {
      content.close();
      await Promise.all([app.end(), system.end()]);
    },
  };
}
