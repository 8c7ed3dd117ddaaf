/* One look in the index per candidate, and the scope asked once. Without the setting a plan that was kept from when there were
   few signals read all of them for each candidate, until the next statistics came. */
create or replace function free_references(p_candidates text[]) returns text[]
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select coalesce(array_agg(candidate order by place), '{}')
    from unnest(p_candidates) with ordinality as c(candidate, place)
   where (select s.id from signal s where s.organisation_id = (select scope_organisation()) and s.reference = candidate) is null
$$;
