import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { dedupe, type Model, openModel, settingsSchema } from '#packages/linkage/index.ts';
import type { PersonCells } from '#packages/linkage/synthetic/index.ts';
import { nameOf } from './planted.ts';

const root = join(import.meta.dirname, '..', '..');

/** The weights that the engine estimates from the sample of signals: the same columns, so the same points. */
export async function modelOfSample(): Promise<Model> {
  const config = JSON.parse(await readFile(join(root, 'packages/linkage/configs/signals.json'), 'utf8'));
  const csv = new TextDecoder('windows-1252').decode(
    await readFile(join(root, 'content/demo/signals-2025.csv')),
  );
  const read = parse(csv, { columns: true, delimiter: ';', trim: true }) as Record<string, string>[];
  const named = new Map(
    read.filter((row) => row['Naam betrokkene'] !== '').map((row) => [row[config.id] ?? '', row]),
  );
  const settings = settingsSchema.parse({ fields: config.fields });
  const rows = [...named.values()];
  const columns = Object.fromEntries(
    settings.fields.map(({ column }) => [column, rows.map((row) => row[column] ?? '')]),
  );
  const { parameters } = await dedupe({ ids: [...named.keys()], columns }, settings);
  return openModel(settings, parameters);
}

/** A made person in the columns of the sample. */
export const columnsOf = (cells: PersonCells): Record<string, string> => ({
  'Naam betrokkene': nameOf(cells),
  Geboortedatum: cells.birth_date,
  Telefoon: cells.phone,
  Straat: cells.street,
  Huisnummer: cells.house_number,
  Toevoeging: cells.addition,
  Postcode: cells.postcode,
  Plaats: cells.town,
});
