import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dedupe, type Parameters, type Settings } from '#packages/linkage/index.ts';
import { personLines } from '#packages/linkage/synthetic/index.ts';

/**
 * Learns from the sample how two mentions of one person look, and writes it where linking reads it: `npm run person-weights`.
 * Nobody labels anything for it: the sample's file of who is who is not read.
 */
/** Housemates share them: together they say less than each for itself. */
const HOUSEHOLD = 'household';

const settings: Settings = {
  fields: [
    { column: 'name', kind: 'person-name', group: HOUSEHOLD },
    { column: 'birthDate', kind: 'date', keepsApart: 'groups' },
    { column: 'bsn', kind: 'bsn' },
    { column: 'phone', kind: 'phone', group: HOUSEHOLD },
    { column: 'email', kind: 'email' },
    { column: 'iban', kind: 'iban' },
    { column: 'street', kind: 'text', group: HOUSEHOLD },
    { column: 'houseNumber', kind: 'house-number', group: HOUSEHOLD },
    { column: 'postcode', kind: 'postcode', group: HOUSEHOLD },
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
const MADE = 20_000;

/** Mailboxes and accounts are not in the sample: by hand, as of something of one's own of which people have several. */
const NOT_IN_SAMPLE = ['email', 'iban'];
const BY_HAND = { same: [0.5, 0.02, 0.01, 0.47], different: [0.00005, 0.0002, 0.001, 0.99875] };

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

/** Made persons live together, which the sample, with the addresses of events, does not show. */
function madePersons(): { readonly ids: string[]; readonly columns: Record<string, string[]> } {
  const { header, lines } = personLines({ rows: MADE, seed: 1, duplicates: 0.05 });
  const names = header.split(',');
  const cells = lines.map((line) => line.split(','));
  const column = (name: string): string[] => cells.map((row) => row[names.indexOf(name)] ?? '');
  const [given, prefix, family] = ['given_names', 'prefix', 'family_name'].map(column);
  const none = cells.map(() => '');
  return {
    ids: column('id'),
    columns: {
      name: cells.map((_, at) => [given?.[at], prefix?.[at], family?.[at]].filter(Boolean).join(' ')),
      birthDate: column('birth_date'),
      bsn: none,
      phone: column('phone'),
      email: none,
      iban: none,
      street: column('street'),
      houseNumber: column('house_number'),
      postcode: column('postcode'),
    },
  };
}

function joined(parameters: Parameters, households: Parameters, mentions: number): Parameters {
  const together = households.groups.find(({ name }) => name === HOUSEHOLD);
  return {
    ...parameters,
    matching: (parameters.matching * mentions) / MENTIONS,
    groups: parameters.groups.map((group) => {
      if (group.name === HOUSEHOLD && together) return { ...group, different: together.different };
      return NOT_IN_SAMPLE.includes(group.name) ? { ...group, ...BY_HAND } : group;
    }),
  };
}

const rows = sample();
const { parameters } = await dedupe(rows, settings);
const { parameters: households } = await dedupe(madePersons(), settings);
const weights = { settings, parameters: joined(parameters, households, rows.ids.length) };
const target = new URL('../../modules/chain/linking/server/engine/person-weights.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(weights)}\n`);
process.stdout.write(
  `person-weights.json is written: learned from ${rows.ids.length} rows and ${MADE} made persons\n`,
);
