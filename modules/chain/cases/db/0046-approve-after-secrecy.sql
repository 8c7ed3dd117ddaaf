-- What is asked of a second person in a case is a part of that case: it opens, and is decided, after acknowledging secrecy.
alter policy of_case on disclosure_approval
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_confirmed_case_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_confirmed_case_ids())::uuid[]));
