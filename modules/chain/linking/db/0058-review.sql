/* What a decision on a proposal keeps: who, when and why, every time; a date for "later"; and what was compared, so that
   "not the same" stays until a fact changes. */
alter table proposal
  add column later_until date,
  add column compared jsonb,
  add column returned jsonb,
  add column returned_at timestamptz;
comment on column proposal.compared is 'category: identiteit; hashes of what both sides said when it was decided: {here: {field: hash}, there: {field: hash}}';
comment on column proposal.later_until is 'category: advies; the day on which it comes back by itself';
comment on column proposal.returned is 'category: advies; why it came back: [{side, field, change}], codes only';
grant update (later_until, compared, returned, returned_at) on proposal to schakel_app;

create function fact_hash(p_value text) returns text language sql stable as $$
  select left(encode(sha256(convert_to(lower(regexp_replace(p_value, '[^[:alnum:]]', '', 'g')), 'UTF8')), 'hex'), 16)
$$;

-- A hash for each field of a mention that is compared; another way of writing the same is the same. A shielded address is not compared.
create function mention_facts(m mention) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(f.field, fact_hash(f.value)), '{}')
    from (values
      ('name', coalesce(m.name_as_written, nullif(concat_ws(' ', coalesce(m.given_names, m.initials), m.family_name_prefix, m.family_name), ''))),
      ('birthDate', m.birth_date::text), ('bsn', m.bsn), ('phone', m.phone), ('email', m.email), ('iban', m.iban),
      ('company', m.company_name), ('kvk', m.kvk), ('plate', m.plate), ('handle', m.handle),
      ('address', case when m.address_shielded then null else nullif(concat_ws(' ', m.street, m.house_number, m.house_addition, m.postcode, m.town), '') end)
    ) as f (field, value)
   where f.value ~ '[[:alnum:]]'
$$;

create function signal_facts(s signal) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(f.field, fact_hash(f.value)), '{}')
    from (values
      ('place', nullif(concat_ws(' ', s.street, s.house_number, s.house_addition, s.postcode, s.town), '')),
      ('theme', s.theme_code), ('story', s.narrative)
    ) as f (field, value)
   where f.value ~ '[[:alnum:]]'
$$;

create function proposal_facts(p proposal) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'here', case when p.mention_id is null then (select signal_facts(s) from signal s where s.id = p.signal_id)
                 else (select mention_facts(m) from mention m where m.id = p.mention_id) end,
    'there', case when p.other_mention_id is null then (select signal_facts(s) from signal s where s.id = p.other_signal_id)
                  else (select mention_facts(m) from mention m where m.id = p.other_mention_id) end)
$$;

-- Which facts are other than they were: added, changed or removed, by side.
create function facts_changed(p_before jsonb, p_now jsonb) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('side', side.name, 'field', f.field, 'change',
           case when side.before -> f.field is null then 'added' when side.now -> f.field is null then 'removed' else 'changed' end)
           order by side.name, f.field), '[]')
    from (values ('here', p_before -> 'here', p_now -> 'here'), ('there', p_before -> 'there', p_now -> 'there')) as side (name, before, now)
   cross join lateral (select jsonb_object_keys(coalesce(side.before, '{}') || coalesce(side.now, '{}')) as field) f
   where side.before -> f.field is distinct from side.now -> f.field
$$;

-- Every decision on a proposal, and every time it came back. A decision that was taken back stays readable.
create table proposal_decision (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  proposal_id uuid not null references proposal,
  decision text not null check (decision in ('same', 'not-the-same', 'later', 'undone', 'returned')),
  reason text,
  later_until date,
  returned jsonb,
  person_id uuid not null references person,
  person_name text not null,
  decided_at timestamptz not null default clock_timestamp()
);
comment on table proposal_decision is 'purpose: purpose_code; retention: with its proposal';
comment on column proposal_decision.reason is 'category: verhaal';
comment on column proposal_decision.person_name is 'category: medewerker';
comment on column proposal_decision.later_until is 'category: advies; the day on which it comes back by itself';
comment on column proposal_decision.returned is 'category: advies; which facts brought it back: [{side, field, change}], codes only';
create index proposal_decision_of_proposal on proposal_decision (proposal_id, decided_at desc);
call secure_table('proposal_decision');
call append_only('proposal_decision');
-- As visible as its proposal: the policies of the proposal speak in the exists.
create policy reads_purpose on proposal_decision for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from proposal p where p.id = proposal_id));
create policy decides on proposal_decision for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and person_id = (select scope_person()) and decision <> 'returned'
    and exists (select 1 from proposal p where p.id = proposal_id));
grant select, insert on proposal_decision to schakel_app;

insert into proposal_decision (organisation_id, purpose_code, proposal_id, decision, reason, person_id, person_name, decided_at)
select p.organisation_id, p.purpose_code, p.id, case p.state when 'accepted' then 'same' when 'rejected' then 'not-the-same' else 'later' end,
       p.decision_reason, d.id, d.name, p.decided_at
  from proposal p join person d on d.id = p.decided_by_person_id
 where p.state <> 'open' and p.decided_at is not null;
update proposal p set compared = proposal_facts(p) where p.state in ('rejected', 'later');

/* A rejected or postponed proposal comes back when what it compared is no longer what it was, and never for another
   reason: not by a new import, not by proposing again. Two persons with different citizen service numbers stay apart. */
create function return_proposal(p_proposal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare p proposal; changes jsonb; who text;
begin
  select * into p from proposal where id = p_proposal and state in ('rejected', 'later') and compared is not null for update;
  if not found then return; end if;
  changes := facts_changed(p.compared, proposal_facts(p));
  if changes = '[]' then return; end if;
  if p.kind = 'same-person' and exists (select 1 from mention m join mention n on n.id = p.other_mention_id
      where m.id = p.mention_id and m.bsn <> n.bsn) then return; end if;
  select name into who from person where id = scope_person();
  update proposal set state = 'open', returned = changes, returned_at = clock_timestamp(), version = version + 1, later_until = null,
         compared = null, decided_by_person_id = null, decided_at = null, decision_reason = null, effect = null where id = p.id;
  if who is null then return; end if;
  insert into proposal_decision (organisation_id, purpose_code, proposal_id, decision, returned, person_id, person_name)
  values (p.organisation_id, p.purpose_code, p.id, 'returned', changes, scope_person(), who);
  insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name)
  select gen_random_uuid(), p.organisation_id, p.purpose_code, s, 'link.returned', jsonb_build_object('proposalId', p.id), scope_person(), who
    from unnest(array[p.signal_id, p.other_signal_id]) s;
end $$;
revoke execute on function return_proposal(uuid) from public;

create function return_proposals_of_mention() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.removed_at is not null or mention_facts(old) = mention_facts(new) then return null; end if;
  perform return_proposal(p.id) from proposal p
    where ((p.signal_id = new.signal_id and p.mention_id = new.id) or (p.other_signal_id = new.signal_id and p.other_mention_id = new.id))
      and p.state in ('rejected', 'later');
  return null;
end $$;
revoke execute on function return_proposals_of_mention() from public;
create trigger returns_proposals after update of name_as_written, family_name, family_name_prefix, given_names, initials, birth_date, bsn,
    phone, email, iban, company_name, kvk, plate, handle, street, house_number, house_addition, postcode, town, address_shielded on mention
  for each row execute function return_proposals_of_mention();

create function return_proposals_of_signal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform return_proposal(p.id) from proposal p
    where p.mention_id is null and (p.signal_id = new.id or p.other_signal_id = new.id) and p.state in ('rejected', 'later');
  return null;
end $$;
revoke execute on function return_proposals_of_signal() from public;
create trigger returns_proposals after update of street, house_number, house_addition, postcode, town, theme_code, narrative on signal
  for each row when (old.street is distinct from new.street or old.house_number is distinct from new.house_number
    or old.house_addition is distinct from new.house_addition or old.postcode is distinct from new.postcode
    or old.town is distinct from new.town or old.theme_code is distinct from new.theme_code or old.narrative is distinct from new.narrative)
  execute function return_proposals_of_signal();

/* One pair is proposed once, whichever of the two was looked at: what was rejected must not come back from the other side. */
delete from proposal p using proposal q
 where p.state = 'open' and p.mention_id is not distinct from q.other_mention_id and p.other_mention_id is not distinct from q.mention_id
   and p.signal_id = q.other_signal_id and p.other_signal_id = q.signal_id and p.kind = q.kind and (q.state <> 'open' or q.id < p.id)
   and not exists (select 1 from proposal_decision d where d.proposal_id = p.id) and not exists (select 1 from link l where l.proposal_id = p.id);

create function refuse_reversed_proposal() returns trigger language plpgsql as $$
begin
  if exists (select 1 from proposal q where q.other_signal_id = new.signal_id and q.signal_id = new.other_signal_id and q.kind = new.kind
      and q.mention_id is not distinct from new.other_mention_id and q.other_mention_id is not distinct from new.mention_id) then
    return null;
  end if;
  return new;
end $$;
create trigger proposed_from_one_side before insert on proposal for each row execute function refuse_reversed_proposal();
