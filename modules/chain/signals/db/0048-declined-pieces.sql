/* What stands in the text of a signal and was offered as a mention, and is none: so that it is not offered again. Only a hash, as
   of the linking keys: the value itself stands in the text. */
create table declined_piece (
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  key bigint not null,
  declined_by_person_id uuid not null references person,
  declined_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, signal_id, key)
);
comment on table declined_piece is 'purpose: purpose_code; retention: with its signal';
comment on column declined_piece.key is 'category: identiteit; hash of a normalised value';
call secure_table('declined_piece');
call append_only('declined_piece');
-- It follows its signal, also into another purpose.
create policy of_readable_signal on declined_piece for select to schakel_app
  using (organisation_id = (select scope_organisation())
    and exists (select 1 from signal s where s.id = signal_id and s.purpose_code = any ((select scope_wide_purposes())::text[])));
create policy declines on declined_piece for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and declined_by_person_id = (select scope_person())
    and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id and s.purpose_code = declined_piece.purpose_code));
grant select, insert on declined_piece to schakel_app;
