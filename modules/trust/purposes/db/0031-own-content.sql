-- An organisation adopts and edits its own version of the themes: reading and adding apart, for a policy on everything would also let in a
-- version of the region.
drop policy in_region on content_version;
create policy in_region on content_version for select to schakel_app
  using ((select scope_organisation()) is not null and (organisation_id is null or organisation_id = (select scope_organisation())));
create policy adopts on content_version for insert to schakel_app
  with check (kind = 'themes' and organisation_id = (select scope_organisation()) and created_by_person_id = (select scope_person())
    and base_version_id is not null and 'administrator' = any ((select scope_groups())::text[]));
grant insert on content_version to schakel_app;

-- The newest counts, and two edits may begin in the other order than they end.
alter table content_version alter created_at set default clock_timestamp();

-- A record is read with the version it was made under, so a version never changes.
revoke update on content_version from schakel_system;
call append_only('content_version');
