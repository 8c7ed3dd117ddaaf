import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportResult, importFile } from '#modules/chain/imports/server/index.ts';
import { ProblemError } from '#platform/kit/index.ts';
import { operationOf } from '#platform/server/index.ts';
import { withCliProduct } from './cli-product.ts';
import { StartError } from './start-error.ts';

type Options = { readonly as: string; readonly file: string; readonly json?: boolean };

const columns = ['row', 'column', 'value', 'code', 'message'] as const;
const widest = 40;

/** The refused rows as a table for a terminal; only the last column may be long. */
function tableOf(rejected: ImportResult['rejected']): string {
  const cut = (text: string): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);
  const lines = [
    columns.map(String),
    ...rejected.map((error) => columns.map((name) => String(error[name]).replace(/\s+/g, ' '))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => cut(line[index] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => (index === columns.length - 1 ? cell : cut(cell).padEnd(widths[index] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function readable(result: ImportResult): string {
  const { read, imported, skippedDuplicates, rejected } = result;
  const refused = new Set(rejected.map(({ row }) => row)).size;
  const counts = `read ${read}, imported ${imported}, skipped as duplicates ${skippedDuplicates}, rejected ${refused}`;
  return rejected.length === 0 ? counts : `${counts}\n\n${tableOf(rejected)}`;
}

async function checkReadable(file: string): Promise<void> {
  await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `The file ${file} cannot be read (${error.code ?? error.message}); give its path with --file.`,
    );
  });
}

/** `import signals`: prints what became of the rows. Errors: StartError with one sentence. */
export async function importSignals({ as, file, json }: Options): Promise<void> {
  await checkReadable(file);
  const result = await withCliProduct(async (parts, sessionFor) => {
    const { tokenHash } = await sessionFor(as);
    const actor = { tokenHash, operation: operationOf('importSignals', undefined) };
    try {
      return await importFile(parts, actor, { content: createReadStream(file), name: basename(file) });
    } catch (error) {
      if (error instanceof ProblemError) throw new StartError(error.problem.detail ?? error.message);
      throw error;
    }
  });
  process.stdout.write(`${json === true ? JSON.stringify(result) : readable(result)}\n`);
}
