import { resolve } from 'node:path';
import { rotateKey, UnknownOrganisationError, writeAuditExport } from '#modules/trust/audit/server/index.ts';
import { withCliProduct } from './cli-product.ts';
import { StartError } from './start-error.ts';

type Options = { readonly organisation: string; readonly output: string };

/** Writes the audit log of one organisation, with its proofs, into a folder. Errors: StartError when nobody has the code. */
export async function exportAuditLog({ organisation, output }: Options): Promise<void> {
  const directory = resolve(output);
  const written = await withCliProduct(async (parts) => {
    try {
      return await writeAuditExport(parts, organisation, directory);
    } catch (error) {
      if (!(error instanceof UnknownOrganisationError)) throw error;
      throw new StartError(`No organisation has the code ${organisation}; give one with --organisation.`);
    }
  });
  process.stdout.write(`${JSON.stringify({ ...written, directory }, null, 2)}\n`);
}

/** Lets a new key follow the one with which the log is signed. */
export async function rotateAuditKey(): Promise<void> {
  const key = await withCliProduct((parts) => rotateKey(parts));
  process.stdout.write(`${key}\n`);
}
