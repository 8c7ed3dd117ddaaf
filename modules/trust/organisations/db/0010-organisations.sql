-- Who works together: region, organisations, departments, portfolios, people and their appointments.
create table region (
  id uuid primary key,
  code text not null constraint region_code_known_once unique,
  name text not null,
  created_at timestamptz not null default now()
);
call secure_table('region');

create table organisation (
  id uuid primary key,
  region_id uuid not null references region,
  code text not null,
  type text not null,
  name text not null,
  reference_prefix text not null check (reference_prefix ~ '^[A-Z]{3}$'),
  cbs_code text check (cbs_code ~ '^GM[0-9]{4}$'),
  inhabitants integer check (inhabitants > 0),
  theme jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint organisation_code_known_once unique (region_id, code),
  constraint organisation_prefix_known_once unique (region_id, reference_prefix)
);
call secure_table('organisation');

create table portfolio (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  code text not null,
  title text not null,
  holder_name text,
  created_at timestamptz not null default now(),
  constraint portfolio_code_known_once unique (organisation_id, code)
);
comment on column portfolio.holder_name is 'category: medewerker';
call secure_table('portfolio');

create table department (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  code text not null,
  title text not null,
  portfolio_id uuid references portfolio,
  created_at timestamptz not null default now(),
  constraint department_code_known_once unique (organisation_id, code)
);
call secure_table('department');

create table person (
  id uuid primary key,
  name text not null,
  email text,
  issuer text not null,
  subject text not null,
  language text not null default 'nl' check (language in ('nl', 'en')),
  created_at timestamptz not null default now(),
  blocked_at timestamptz,
  constraint person_login_known_once unique (issuer, subject)
);
comment on column person.name is 'category: medewerker';
comment on column person.email is 'category: medewerker';
comment on column person.subject is 'category: medewerker';
call secure_table('person');

create table appointment (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  title text not null,
  roles text[] not null,
  purposes text[],
  department_ids uuid[] not null default '{}',
  valid_from date not null,
  valid_until date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint appointment_ends_after_start check (valid_until is null or valid_until >= valid_from)
);
comment on column appointment.title is 'category: medewerker';
comment on column appointment.purposes is 'null: every purpose that the roles allow; otherwise only these';
create index appointment_person on appointment (person_id);
create index appointment_organisation on appointment (organisation_id);
call secure_table('appointment');

grant select on region, organisation, portfolio, department, person, appointment to schakel_app, schakel_system;
grant insert, update on region, organisation, portfolio, department, person, appointment to schakel_system;
create policy system_all on region to schakel_system using (true) with check (true);
create policy system_all on organisation to schakel_system using (true) with check (true);
create policy system_all on portfolio to schakel_system using (true) with check (true);
create policy system_all on department to schakel_system using (true) with check (true);
create policy system_all on person to schakel_system using (true) with check (true);
create policy system_all on appointment to schakel_system using (true) with check (true);
