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
create policy reads_purpose on declined_piece for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
create policy declines on declined_piece for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and declined_by_person_id = (select scope_person())
    and exists (select 1 from signal s where s.id = signal_id and s.purpose_code = declined_piece.purpose_code));
grant select, insert on declined_piece to schakel_app;

/* As before (0020), with what hangs on a signal since. */
create or replace function pass_signal_to_purpose(p_signal uuid, p_purpose text, p_version integer) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from signal s
      where s.id = p_signal and s.organisation_id = scope_organisation() and s.version = p_version
        and s.purpose_code = any (scope_wide_purposes()) and s.audience in ('organisation', 'department')
        and s.state in ('received', 'returned', 'checked')) then
    raise exception 'no such signal to pass on' using errcode = 'no_data_found';
  end if;
  delete from proposal where (signal_id = p_signal or other_signal_id = p_signal) and state in ('open', 'later');
  update link set undone_at = clock_timestamp() where (signal_id = p_signal or other_signal_id = p_signal) and undone_at is null;
  update mention_key set purpose_code = p_purpose where signal_id = p_signal;
  update mention set purpose_code = p_purpose, subject_id = null where signal_id = p_signal;
  update declined_piece set purpose_code = p_purpose where signal_id = p_signal;
  update file_object set purpose_code = p_purpose where record_kind = 'signal' and record_id = p_signal;
  update signal set purpose_code = p_purpose, version = version + 1, updated_at = clock_timestamp() where id = p_signal;
end $$;
