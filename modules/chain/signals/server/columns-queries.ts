import { type RawBuilder, sql } from '#platform/server/index.ts';

/** Column names with their types, for reading rows out of JSON; the order is that of the insert. */
export type Columns = Readonly<Record<string, string>>;

export const signalColumns: Columns = {
  id: 'uuid',
  organisation_id: 'uuid',
  purpose_code: 'text',
  reference: 'text',
  state: 'text',
  origin: 'text',
  themes_version_id: 'uuid',
  theme_code: 'text',
  other_theme_codes: 'text[]',
  indicator_codes: 'text[]',
  process_code: 'text',
  department_code: 'text',
  portfolio_id: 'uuid',
  municipality_code: 'text',
  neighbourhood_code: 'text',
  title: 'text',
  narrative: 'text',
  occurred_on: 'date',
  occurred_at_about: 'text',
  street: 'text',
  house_number: 'integer',
  house_addition: 'text',
  postcode: 'text',
  town: 'text',
  place_note: 'text',
  latitude: 'double precision',
  longitude: 'double precision',
  address_state: 'text',
  urgency: 'text',
  confidence: 'text',
  source_kind: 'text',
  source_reliability: 'text',
  source_protected: 'boolean',
  to_complete: 'jsonb',
  as_written: 'jsonb',
  import_batch_id: 'uuid',
  source_reference: 'text',
  entered_by_person_id: 'uuid',
  entered_by_appointment_id: 'uuid',
  term_on: 'date',
  received_at: 'timestamptz',
};

export const mentionColumns: Columns = {
  id: 'uuid',
  organisation_id: 'uuid',
  purpose_code: 'text',
  signal_id: 'uuid',
  audience: 'text',
  entered_by_person_id: 'uuid',
  kind: 'text',
  roles: 'text[]',
  name_as_written: 'text',
  family_name: 'text',
  family_name_prefix: 'text',
  given_names: 'text',
  initials: 'text',
  birth_date: 'date',
  birth_date_as_written: 'text',
  bsn: 'text',
  phone: 'text',
  email: 'text',
  iban: 'text',
  company_name: 'text',
  kvk: 'text',
  plate: 'text',
  handle: 'text',
  street: 'text',
  house_number: 'integer',
  house_addition: 'text',
  postcode: 'text',
  town: 'text',
  address_shielded: 'boolean',
  minor: 'boolean',
  note: 'text',
};

export const keyColumns: Columns = {
  organisation_id: 'uuid',
  purpose_code: 'text',
  kind: 'text',
  key: 'bigint',
  mention_id: 'uuid',
  signal_id: 'uuid',
  audience: 'text',
};

export const eventColumns: Columns = {
  id: 'uuid',
  organisation_id: 'uuid',
  purpose_code: 'text',
  signal_id: 'uuid',
  type: 'text',
  detail: 'jsonb',
  person_id: 'uuid',
  person_name: 'text',
};

/** `insert into TABLE (columns) select columns from json`, where json is the array under `field` of the one parameter. */
export function insertFromJson(table: string, field: string, columns: Columns): RawBuilder<unknown> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  return sql.raw(
    `insert into ${table} (${names}) select ${names} from incoming, jsonb_to_recordset(incoming.doc -> '${field}') as r(${typed})`,
  );
}
