/* A file in a case. Its bytes stay stored once, under the organisation whose file it is; a contribution refers to them and
   copies only what a reader must know of it. No policy opens a file of one organisation to another: who may see the
   contribution may have the bytes, and the server hands them out after reading that row. */
alter table contribution
  add column file_id uuid references file_object,
  add column file_name text,
  add column file_media_type text,
  add column file_size bigint,
  drop constraint contribution_item_kind_check,
  add constraint contribution_item_kind_known check (item_kind in ('signal', 'note', 'person', 'company', 'vehicle', 'address', 'phone', 'email', 'account', 'handle', 'object', 'file')),
  add constraint contribution_of_a_file_is_whole check ((item_kind = 'file') = (file_id is not null)
    and num_nulls(file_id, file_name, file_media_type, file_size) in (0, 4) and (file_id is null or file_id = item_id));
comment on column contribution.file_id is 'the file that a contribution of this kind refers to; of the origin, the same in every copy';
comment on column contribution.file_name is 'category: beeld';
create index contribution_of_file on contribution (file_id) where file_id is not null;

/* Whether the own organisation holds this file in this case by the copy that is passed on. Asked once per row that is given. */
create function holds_file_in_case(p_source uuid, p_file uuid, p_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from contribution k
    where k.id = p_source and k.file_id = p_file and k.case_id = p_case and k.recipient_organisation_id = scope_organisation()
      and k.withdrawn_at is null and k.case_id = any (my_confirmed_case_ids()))
$$;
revoke execute on function holds_file_in_case(uuid, uuid, uuid) from public;
grant execute on function holds_file_in_case(uuid, uuid, uuid) to schakel_app;

-- On top of the rules for every contribution: the file is one's own and readable, or was received in the same case.
create policy gives_a_file_it_has on contribution as restrictive for insert to schakel_app
  with check (file_id is null
    or exists (select 1 from file_object f where f.id = contribution.file_id and f.organisation_id = contribution.organisation_id and f.removed_at is null)
    or holds_file_in_case(source_contribution_id, file_id, case_id));

-- A file for a case is seen by who added it until it is given; then by the named people of the same organisation.
create policy of_case_draft on file_object to schakel_app
  using (record_kind = 'case-draft' and organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person())
    and record_id = any ((select my_case_ids())::uuid[]))
  with check (record_kind in ('case-draft', 'case') and organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person())
    and record_id = any ((select my_case_ids())::uuid[]));
create policy of_case on file_object for select to schakel_app
  using (record_kind = 'case' and organisation_id = (select scope_organisation()) and record_id = any ((select my_case_ids())::uuid[]));
