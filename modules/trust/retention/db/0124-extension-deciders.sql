/* Who decided that a record is kept longer than its term: by name, each in a role that its rule asks for. */
alter table destruction_item add column keep_decided_by jsonb not null default '[]';
comment on column destruction_item.keep_decided_by is 'category: medewerker; [{personId, name, role}]; empty where nothing is kept, and on what was decided before this was asked';

grant update (keep_decided_by) on destruction_item to schakel_app;

/* Who of the own organisation holds one of these roles now, whoever asks included: one of them may decide on keeping longer. */
create function extension_deciders(p_roles text[]) returns table (person_id uuid, name text, roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, array_agg(distinct r.role order by r.role)
    from appointment a join person p on p.id = a.person_id and p.blocked_at is null cross join unnest(a.roles) as r (role)
   where a.organisation_id = scope_organisation() and scope_keeps_records() and r.role = any (p_roles)
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
   group by p.id, p.name order by p.name, p.id
$$;
revoke execute on function extension_deciders(text[]) from public;
grant execute on function extension_deciders(text[]) to schakel_app;
