-- Files belong to an organisation and a purpose; their bytes are encrypted outside the database.
create table file_object (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  record_id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null,
  metadata_removed boolean not null,
  added_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
comment on column file_object.name is 'category: beeld';
create index file_object_of_record on file_object (organisation_id, record_id);
call secure_table('file_object');

-- Wrapped keys have their own schema, so that they get their own, shorter backup.
create schema keystore;
grant usage on schema keystore to schakel_system;
create table keystore.file_key (
  file_id uuid primary key,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
alter table keystore.file_key enable row level security;
alter table keystore.file_key force row level security;
create policy owner_all on keystore.file_key to current_user using (true) with check (true);
-- Requests never touch a key: who may see a file is decided by its row, after which the server opens it.
create policy system_all on keystore.file_key to schakel_system using (true) with check (true);
grant select, insert, delete on keystore.file_key to schakel_system;
grant select, insert on file_object to schakel_app;
grant update (removed_at) on file_object to schakel_app;

-- Which records of files the scope may see is known by the module of the record kind: it adds a policy
-- named after its record kind in its own migration. Without one, nobody sees a file.
