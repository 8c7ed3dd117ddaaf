/* A signal that shares something telling with a signal that already stands in a case. Only own signals of one purpose are
   compared, never what others brought in; and only who is named in the case learns of it. */
alter table proposal
  add column case_id uuid references case_file,
  drop constraint proposal_kind_check,
  add constraint proposal_kind_known check (kind in ('same-person', 'same-company', 'same-vehicle', 'same-phone', 'same-account',
    'same-address', 'same-object', 'duplicate-signal', 'signal-of-case')),
  add constraint proposal_of_case check ((kind = 'signal-of-case') = (case_id is not null)),
  drop constraint proposal_made_once,
  add constraint proposal_made_once unique nulls not distinct (organisation_id, kind, signal_id, mention_id, other_signal_id, other_mention_id, case_id);
comment on column proposal.case_id is 'seen only by who is named in it';
create index proposal_of_case on proposal (case_id, signal_id) where case_id is not null;
create index bring_in_of_signal on bring_in (signal_id) where state = 'accepted';

drop policy reads_purpose on proposal;
create policy reads_purpose on proposal to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department')
    and (case_id is null or case_id = any ((select my_case_ids())::uuid[])))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and (case_id is null or case_id = any ((select my_case_ids())::uuid[])));

-- For each of these proposals that rests on a telling fact: the case in which one of its signals stands, for the other signal. Once per signal and case.
create function suggest_cases(p_proposals uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into proposal (id, organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength, reasons, case_id)
  select distinct on (side.signal_id, b.case_id) gen_random_uuid(), p.organisation_id, p.purpose_code, 'signal-of-case',
         side.signal_id, side.mention_id, side.known_signal_id, side.known_mention_id, p.strength,
         p.reasons || jsonb_build_object('label', side.label, 'otherLabel', side.known_label), b.case_id
    from proposal p
   cross join lateral (values
     (p.signal_id, p.mention_id, p.other_signal_id, p.other_mention_id, p.reasons ->> 'label', p.reasons ->> 'otherLabel'),
     (p.other_signal_id, p.other_mention_id, p.signal_id, p.mention_id, p.reasons ->> 'otherLabel', p.reasons ->> 'label')
   ) as side (signal_id, mention_id, known_signal_id, known_mention_id, label, known_label)
    join bring_in b on b.signal_id = side.known_signal_id and b.organisation_id = p.organisation_id and b.state = 'accepted'
    join case_file c on c.id = b.case_id and c.state <> 'closed'
    join signal s on s.id = side.signal_id and s.state not in ('in-case', 'closed', 'withdrawn', 'dismissed', 'outcome-recorded')
   where p.id = any (p_proposals) and p.kind <> 'signal-of-case' and p.state <> 'rejected' and p.audience in ('organisation', 'department')
     and p.strength in ('near-certain', 'strong')
     and p.reasons -> 'because' ?| array['bsn', 'kvk', 'plate', 'phone', 'iban', 'email', 'handle', 'name-birth-date', 'story']
     and not exists (select 1 from bring_in own where own.signal_id = side.signal_id and own.case_id = b.case_id and own.state = 'accepted')
     and not exists (select 1 from proposal q where q.case_id = b.case_id and q.signal_id = side.signal_id
           and (q.state <> 'rejected' or q.mention_id is not distinct from side.mention_id))
   order by side.signal_id, b.case_id, array_position(array['near-certain', 'strong'], p.strength), p.created_at, p.id
  on conflict do nothing;
end $$;
revoke execute on function suggest_cases(uuid[]) from public;

create function suggest_cases_of_new() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- What this writes comes here as well: without anything else in it there is nothing to do.
  if exists (select 1 from added where kind <> 'signal-of-case' and strength in ('near-certain', 'strong')) then
    perform suggest_cases((select array_agg(id) from added where kind <> 'signal-of-case' and strength in ('near-certain', 'strong')));
  end if;
  return null;
end $$;
revoke execute on function suggest_cases_of_new() from public;
create trigger suggests_cases after insert on proposal
  referencing new table as added for each statement execute function suggest_cases_of_new();

create function suggest_case_of_bring_in() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform suggest_cases((select coalesce(array_agg(p.id), '{}') from proposal p
    where p.signal_id = new.signal_id or p.other_signal_id = new.signal_id));
  return null;
end $$;
revoke execute on function suggest_case_of_bring_in() from public;
create trigger suggests_case after update of state on bring_in
  for each row when (old.state = 'offered' and new.state = 'accepted') execute function suggest_case_of_bring_in();
