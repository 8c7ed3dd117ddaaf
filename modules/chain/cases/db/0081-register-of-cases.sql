/* What the register of disclosures says of cases and signals: numbers, items with the names of their fields, who got a copy of a copy. */
create function disclosure_numbers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select c.reference into new.case_reference from case_file c where c.id = new.case_id;
  if new.record_reference is null then
    select s.reference into new.record_reference from signal s
     where s.id = coalesce(new.signal_id, new.record_id) and s.organisation_id = new.organisation_id;
  end if;
  return new;
end $$;
revoke execute on function disclosure_numbers() from public;
create trigger disclosure_numbers before insert or update of case_id on disclosure for each row execute function disclosure_numbers();

create function disclosure_lists_contribution() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update disclosure set records = records || jsonb_build_object('kind', new.item_kind, 'id', new.item_id, 'version', new.version,
      'fields', (select coalesce(jsonb_agg(field ->> 'key' order by field ->> 'key'), '[]') from jsonb_array_elements(new.fields) field))
   where id = new.disclosure_id;
  return null;
end $$;
revoke execute on function disclosure_lists_contribution() from public;
create trigger disclosure_lists_contribution after insert on contribution for each row execute function disclosure_lists_contribution();

-- When a copy is destroyed the register keeps what kind of item with which fields went, and not which one it was.
create function disclosure_forgets_contribution() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update disclosure set records = (select coalesce(jsonb_agg(case when item ->> 'id' = old.item_id::text then jsonb_set(item, '{id}', 'null') else item end), '[]')
      from jsonb_array_elements(records) item)
   where id = old.disclosure_id;
  return null;
end $$;
revoke execute on function disclosure_forgets_contribution() from public;
create trigger disclosure_forgets_contribution after delete on contribution for each row execute function disclosure_forgets_contribution();

create function disclosure_lists_referral() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update disclosure set records = (select coalesce(jsonb_agg(jsonb_build_object('kind', item ->> 'itemKind', 'id', new.id, 'version', 1,
      'fields', (select coalesce(jsonb_agg(field ->> 'key' order by field ->> 'key'), '[]') from jsonb_array_elements(item -> 'fields') field))), '[]')
      from jsonb_array_elements(new.items) item)
   where id = new.disclosure_id;
  return null;
end $$;
revoke execute on function disclosure_lists_referral() from public;
create trigger disclosure_lists_referral after insert on referral for each row execute function disclosure_lists_referral();

-- Every giving that passed on what was given under this one, however far.
create function onward_disclosures(p_disclosure uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with recursive copy as (
    select c.id, c.disclosure_id from contribution c where c.disclosure_id = p_disclosure
    union
    select n.id, n.disclosure_id from contribution n join copy on n.source_contribution_id = copy.id
  )
  select coalesce(array_agg(distinct disclosure_id) filter (where disclosure_id <> p_disclosure), '{}') from copy
$$;
revoke execute on function onward_disclosures(uuid) from public;

/* Carries what a giver told about its giving to whoever got a copy of it: to a giving that fell with it as a withdrawal, to one that
   keeps other data as a correction; a correction only to who got data of those categories. Only the giver, of a notice that it just made itself, once. Returns the disclosures told. */
create function carry_notice(p_notice uuid) returns uuid[] language plpgsql security definer set search_path = public, pg_temp as $$
declare n disclosure_notice; told uuid[];
begin
  select * into n from disclosure_notice where id = p_notice and organisation_id = scope_organisation() and told_by_person_id = scope_person()
     and disclosure_id = root_disclosure_id and told_at > clock_timestamp() - interval '1 minute'
     and not exists (select 1 from disclosure_notice m where m.root_disclosure_id = disclosure_notice.disclosure_id
           and m.disclosure_id <> m.root_disclosure_id and m.told_at >= disclosure_notice.told_at);
  if not found then return '{}'; end if;
  select onward_disclosures(n.disclosure_id) into told;
  update disclosure_notice set root_disclosure_id = n.disclosure_id
   where n.kind = 'withdrawal' and kind = 'withdrawal' and disclosure_id = any (told) and confirmed_at is null and told_by_person_id = scope_person()
     and told_at >= n.told_at;
  insert into disclosure_notice (id, organisation_id, recipient_organisation_id, purpose_code, disclosure_id, root_disclosure_id, kind, reason, categories,
    told_by_person_id, told_by_name)
  select gen_random_uuid(), d.organisation_id, d.recipient_organisation_id, d.purpose_code, d.id, n.disclosure_id, 'correction', n.reason,
         case when n.kind = 'correction' then array(select unnest(n.categories) intersect select unnest(d.categories)) else d.categories end,
         n.told_by_person_id, n.told_by_name
    from disclosure d where d.id = any (told) and d.withdrawn_at is null and (n.kind = 'withdrawal' or n.categories && d.categories);
  return told || n.disclosure_id;
end $$;
revoke execute on function carry_notice(uuid) from public;
grant execute on function carry_notice(uuid) to schakel_app;

/* Who at the receiving side hears of a withdrawal or correction: the people of the case, whoever received it, and the privacy officer.
   Ids only. */
create function people_of_notices(p_root uuid) returns table (organisation_id uuid, person_id uuid, disclosure_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct d.recipient_organisation_id, a.person_id, d.id
    from disclosure_notice n join disclosure d on d.id = n.disclosure_id
    join appointment a on a.organisation_id = d.recipient_organisation_id
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
   where n.root_disclosure_id = p_root and n.confirmed_at is null and n.told_by_person_id = scope_person()
     and exists (select 1 from disclosure r where r.id = p_root and r.organisation_id = scope_organisation())
     and ('privacyofficer' = any (a.roles) or a.person_id = d.recipient_person_id
       or exists (select 1 from case_participant p where p.case_id = d.case_id and p.appointment_id = a.id and p.left_at is null))
$$;
revoke execute on function people_of_notices(uuid) from public;
grant execute on function people_of_notices(uuid) to schakel_app;

update disclosure d set case_reference = (select c.reference from case_file c where c.id = d.case_id),
  record_reference = (select s.reference from signal s where s.id = d.record_id and s.organisation_id = d.organisation_id),
  records = coalesce((select jsonb_agg(jsonb_build_object('kind', k.item_kind, 'id', k.item_id, 'version', k.version,
      'fields', (select coalesce(jsonb_agg(field ->> 'key' order by field ->> 'key'), '[]') from jsonb_array_elements(k.fields) field)))
    from contribution k where k.disclosure_id = d.id), '[]');
