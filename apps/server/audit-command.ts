import { resolve } from 'node:path';
import { createImportRunner } from '#modules/chain/imports/server/index.ts';
import {
  rotateKey,
  UnknownKindError,
  UnknownOrganisationError,
  writeAuditExport,
  writeLogFile,
} from '#modules/trust/audit/server/index.ts';
import { withCliProduct } from './cli-product.ts';
import { allRoutes, titlesOf } from './modules.ts';
import { makeOutputFolder } from './output-folder.ts';
import type { Parts } from './parts.ts';
import { StartError } from './start-error.ts';

export const EXPORT_FORMATS = ['proofs', 'csv', 'json', 'logboek'] as const;

type Options = {
  readonly organisation: string;
  readonly output: string;
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly from?: string;
  readonly until?: string;
  readonly kind?: string;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Errors: StartError for what does not go together, before anything is read or written. */
export function checkExportOptions({ format, from, until, kind }: Options): void {
  const narrowing = Object.entries({ from, until, kind }).find(([, value]) => value !== undefined);
  if (format === 'proofs' && narrowing !== undefined)
    throw new StartError(
      `--${narrowing[0]} does not go with proofs, which are of the whole log; leave it out, or give --format csv, json or logboek.`,
    );
  for (const date of [from, until])
    if (date !== undefined && !(DATE.test(date) && !Number.isNaN(Date.parse(date))))
      throw new StartError(`${date} is no date; write it as 2026-01-31.`);
  if (from !== undefined && until !== undefined && from > until)
    throw new StartError(`--until (${until}) is before --from (${from}).`);
}

async function writeInFormat(parts: Parts, options: Options, directory: string): Promise<object> {
  const { organisation, format, from, until, kind } = options;
  if (format === 'proofs') return writeAuditExport(parts, organisation, directory);
  const titles = titlesOf(allRoutes(parts, createImportRunner(parts, { onError: () => undefined })));
  const titleOf = (operation: string): string | undefined => titles.get(operation);
  return writeLogFile(
    { ...parts, titleOf },
    { organisation, directory, format, filter: { from, until, kind } },
  );
}

/** What the user can do about it; any other error stays what it is. */
function inWords(error: unknown, { organisation }: Options): unknown {
  if (error instanceof UnknownOrganisationError)
    return new StartError(`No organisation has the code ${organisation}; give one with --organisation.`);
  if (error instanceof UnknownKindError)
    return new StartError(`${error.message} There are: ${error.kinds.join(', ')}.`);
  return error;
}

/**
 * Writes the audit log of one organisation into a folder: with its proofs, as a table, or by Logboek Dataverwerkingen.
 * Errors: StartError when nobody has the code, nothing in the log is of that kind, the folder cannot be written, or options do not go together.
 */
export async function exportAuditLog(options: Options): Promise<void> {
  checkExportOptions(options);
  const directory = resolve(options.output);
  await makeOutputFolder(directory);
  const written = await withCliProduct(async (parts) => {
    try {
      return await writeInFormat(parts, options, directory);
    } catch (error) {
      throw inWords(error, options);
    }
  });
  process.stdout.write(`${JSON.stringify({ ...written, directory }, null, 2)}\n`);
}

/** Lets a new key follow the one with which the log is signed. */
export async function rotateAuditKey(): Promise<void> {
  const key = await withCliProduct((parts) => rotateKey(parts));
  process.stdout.write(`${key}\n`);
}
