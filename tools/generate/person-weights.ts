import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dedupe, type Parameters, type Settings } from '#packages/linkage/index.ts';

/**
 * Learns from the sample how two mentions of one person look, and writes it where linking reads it: `npm run person-weights`.
 * Nobody labels anything for it: the sample's file of who is who is not read.
 */
const settings: Settings = {
  fields: [
    { column: 'name', kind: 'person-name' },
    { column: 'birthDate', kind: 'date', keepsApart: 'groups' },
    { column: 'bsn', kind: 'bsn' },
    { column: 'phone', kind: 'phone' },
    { column: 'email', kind: 'email' },
    { column: 'iban', kind: 'iban' },
    { column: 'street', kind: 'text', group: 'address' },
    { column: 'houseNumber', kind: 'house-number', group: 'address' },
    { column: 'postcode', kind: 'postcode', group: 'address' },
  ],
  bands: { nearCertain: 0.99, toJudge: 0.02 },
};

const COLUMNS: Readonly<Record<string, string>> = {
  name: 'Naam betrokkene',
  birthDate: 'Geboortedatum',
  bsn: 'BSN',
  phone: 'Telefoon',
  street: 'Straat',
  houseNumber: 'Huisnummer',
  postcode: 'Postcode',
};

/** A desk compares with some ten thousand mentions, the sample with five hundred: two at random are the same more seldom. */
const MENTIONS = 10_000;

/** Mailboxes and accounts are not in the sample. As telephones they are one's own, and people have several. */
const AS_PHONE = ['email', 'iban'];

type Row = Readonly<Record<string, string>>;

function sample(): { readonly ids: string[]; readonly columns: Record<string, string[]> } {
  const file = readFileSync(new URL('../../content/demo/signals-2025.csv', import.meta.url));
  const rows = (
    parse(file, { delimiter: ';', columns: true, encoding: 'latin1', relax_column_count: true }) as Row[]
  ).filter((row) => (row['Naam betrokkene'] ?? '').trim() !== '');
  const first = rows.filter((row, at) => rows.findIndex((one) => one.Zaaknummer === row.Zaaknummer) === at);
  const names = settings.fields.map(({ column }) => column);
  return {
    ids: first.map((row) => row.Zaaknummer ?? ''),
    columns: Object.fromEntries(
      names.map((name) => [name, first.map((row) => (row[COLUMNS[name] ?? ''] ?? '').trim())]),
    ),
  };
}

function withUnseen(parameters: Parameters, mentions: number): Parameters {
  const phone = parameters.groups.find(({ name }) => name === 'phone');
  const phoneField = parameters.fields.find(({ field }) => field === 'phone');
  return {
    ...parameters,
    matching: (parameters.matching * mentions) / MENTIONS,
    groups: parameters.groups.map((group) =>
      AS_PHONE.includes(group.name) && phone ? { ...phone, name: group.name, fields: group.fields } : group,
    ),
    fields: parameters.fields.map((field) =>
      AS_PHONE.includes(field.field) && phoneField
        ? { ...phoneField, field: field.field, kind: field.kind }
        : field,
    ),
  };
}

const rows = sample();
const { parameters } = await dedupe(rows, settings);
const weights = { settings, parameters: withUnseen(parameters, rows.ids.length) };
const target = new URL('../../modules/chain/linking/server/engine/person-weights.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(weights)}\n`);
process.stdout.write(`person-weights.json is written: learned from ${rows.ids.length} rows\n`);
