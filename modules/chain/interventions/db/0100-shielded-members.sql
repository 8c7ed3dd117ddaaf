-- What is in the plan of a case tells who takes part: it is not there for who may not know of that member.
create policy shielded on plan_entry as restrictive for select to schakel_app
  using (not array[case_id::text || organisation_id::text, case_id::text || origin_organisation_id::text] && (select my_shielded_members())::text[]);
create policy shielded on barrier_measure as restrictive for select to schakel_app
  using (case_id is null or not (case_id::text || organisation_id::text) = any ((select my_shielded_members())::text[]));
create policy shielded on outcome as restrictive for select to schakel_app
  using (case_id is null or not (case_id::text || organisation_id::text) = any ((select my_shielded_members())::text[]));
