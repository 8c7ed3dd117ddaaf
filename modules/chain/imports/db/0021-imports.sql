-- Exports of other systems, read in row by row. The importer's own organisation holds batch and row errors;
-- what was recorded belongs to the municipality of each row and is never read back from here.
create table import_batch (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  appointment_id uuid not null references appointment,
  file_id uuid,
  file_name text not null,
  file_size bigint not null,
  sha256 text not null,
  format text not null check (format in ('csv', 'xlsx')),
  encoding text,
  delimiter text,
  columns text[] not null,
  header_signature text not null,
  rows_total integer not null check (rows_total >= 0),
  column_proposals jsonb not null,
  column_mapping jsonb not null,
  column_words jsonb not null,
  value_maps jsonb not null,
  samples jsonb not null,
  themes_version_id uuid not null references content_version,
  state text not null check (state in ('uploaded', 'mapped', 'running', 'done', 'failed', 'cancelled')),
  rows_read integer not null default 0,
  imported integer not null default 0,
  skipped_duplicates integer not null default 0,
  rejected integer not null default 0,
  per_municipality jsonb not null default '[]',
  failure jsonb,
  leased_until timestamptz,
  leased_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz not null,
  constraint import_runs_once_at_a_time check ((leased_until is null) = (leased_by is null))
);
comment on table import_batch is 'purpose: of each of its rows; retention: 30 days, the file until the run has ended';
comment on column import_batch.file_id is 'category: verhaal; the encrypted file, null once it has been destroyed';
comment on column import_batch.column_words is 'category: verhaal; different words per column with few of them, emptied when the run has ended';
comment on column import_batch.samples is 'category: verhaal; first rows, emptied when the run has ended';
comment on column import_batch.value_maps is 'words of the export -> codes of ours';
create index import_batch_of_person on import_batch (organisation_id, person_id, created_at desc, id desc);
create index import_batch_running on import_batch (leased_until) where state = 'running';
call secure_table('import_batch');
create policy own on import_batch to schakel_app
  using (organisation_id = (select scope_organisation()) and person_id = (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person()));
grant select, insert on import_batch to schakel_app;
grant update (file_id, column_mapping, column_words, value_maps, samples, state, rows_read, imported, skipped_duplicates, rejected, per_municipality, failure,
  leased_until, leased_by, version, started_at, finished_at) on import_batch to schakel_app;
-- Housekeeping finds runs that stopped with their process, and throws away what is past its term.
create policy system_finds on import_batch to schakel_system using (true);
grant select (id, appointment_id, state, leased_until, file_id, expires_at), update (file_id), delete on import_batch to schakel_system;

-- Why a row was refused. The cells stand with the first reason, so that the row can be corrected and offered again.
create table import_error (
  batch_id uuid not null references import_batch on delete cascade,
  row_number integer not null,
  place smallint not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  column_name text not null,
  value text not null,
  code text not null,
  params jsonb not null,
  cells text[],
  primary key (batch_id, row_number, place)
);
comment on table import_error is 'purpose: of its row; retention: with its batch';
comment on column import_error.value is 'category: verhaal; every category that a row may hold';
comment on column import_error.cells is 'category: verhaal; every category that a row may hold';
call secure_table('import_error');
create policy own on import_error to schakel_app
  using (organisation_id = (select scope_organisation()) and person_id = (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person())
         and exists (select 1 from import_batch b where b.id = batch_id));
grant select, insert, delete on import_error to schakel_app;

-- Which rows were imported, as hashes, with the municipality whose signal each became.
create table import_fingerprint (
  organisation_id uuid not null references organisation,
  content uuid not null,
  reference uuid,
  batch_id uuid not null,
  row_number integer not null,
  created_at timestamptz not null default now(),
  constraint import_row_known_once primary key (organisation_id, content)
);
comment on table import_fingerprint is 'retention: kept, so that nothing is imported twice; no person can be recognised in it';
comment on column import_fingerprint.content is '128-bit hash of everything that the row says';
comment on column import_fingerprint.reference is '128-bit hash of the number in the source system';
create unique index import_reference_known_once on import_fingerprint (organisation_id, reference) where reference is not null;
call secure_table('import_fingerprint');

/* Claims rows for the organisation of this scope, in the transaction that records their signals, and answers per row:
   new; mine (this batch recorded it before it was interrupted); same (recorded before); changed (its number was
   recorded with other content). Nobody reads the table itself: the answer is about the rows one offers and no others.
   p_rows: [{place, row_number, reference, content}] */
create function claim_import_rows(p_batch uuid, p_rows jsonb) returns table (place integer, status text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_organisation() is null or not (scope_is_processor() or 'coordinator' = any (scope_groups())) then
    raise exception 'rows are claimed by who imports' using errcode = 'insufficient_privilege';
  end if;
  -- One at a time per organisation: two imports of one file wait for each other, and links are proposed between both.
  perform pg_advisory_xact_lock(hashtextextended('import ' || scope_organisation(), 0));
  return query
  with offered as materialized (
    select r.* from jsonb_to_recordset(p_rows) as r (place integer, row_number integer, reference uuid, content uuid)
  ), fresh as (
    insert into import_fingerprint (organisation_id, content, reference, batch_id, row_number)
    select scope_organisation(), o.content, o.reference, p_batch, o.row_number from offered o order by o.place
    on conflict do nothing returning import_fingerprint.row_number
  )
  select o.place, case
      when f.row_number is not null then 'new'
      when k.batch_id = p_batch and k.row_number = o.row_number then 'mine'
      when k.content is not null then 'same'
      when exists (select 1 from offered s where s.content = o.content and s.place < o.place) then 'same'
      else 'changed' end
    from offered o
    left join fresh f on f.row_number = o.row_number
    left join import_fingerprint k on k.organisation_id = (select scope_organisation()) and k.content = o.content;
end $$;
revoke execute on function claim_import_rows(uuid, jsonb) from public;
grant execute on function claim_import_rows(uuid, jsonb) to schakel_app;

-- How an organisation mapped files with these headings the last time.
create table import_mapping (
  organisation_id uuid not null references organisation,
  header_signature text not null,
  column_mapping jsonb not null,
  value_maps jsonb not null,
  updated_by_person_id uuid not null references person,
  updated_at timestamptz not null default now(),
  constraint import_mapping_known_once primary key (organisation_id, header_signature)
);
call secure_table('import_mapping');
create policy own_importers on import_mapping to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'intake-processor'])
  with check (organisation_id = (select scope_organisation()) and updated_by_person_id = (select scope_person())
         and (select scope_groups()) && array['coordinator', 'intake-processor']);
grant select, insert, update on import_mapping to schakel_app;

comment on column import_error.params is 'category: verhaal; values of the row as they were written';
comment on column import_batch.file_name is 'category: verhaal; as its maker named it';
comment on column import_batch.value_maps is 'category: verhaal; words of the file beside ours';
comment on column import_mapping.value_maps is 'category: verhaal; words of earlier files beside ours';
