/* Copies of persons in cases that the own organisation hosts, of who may be the requester of a part it works on: a word of the name in the copy, or
   the same birth date, telephone or e-mail. The engine weighs them; a person decides. The newest version of each, not what was taken back.
   `others`: names of the other persons in the same case, against which texts are held. `known`: a person decided on it already. */
create function copies_near_requester(p_part uuid, p_purposes text[], p_most integer)
returns table (copy_id uuid, case_id uuid, purpose_code text, reference text, received_on date, state text, fields jsonb, others text[],
  known boolean, requester jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with part as (
    select p.* from rights_part p where p.id = p_part and p.organisation_id = scope_organisation() and scope_reads_rights()
  ), copy as (
    select distinct on (k.organisation_id, k.item_id, k.case_id) k.id, k.case_id, c.purpose_code, c.reference, k.given_at, c.state,
           (select jsonb_object_agg(v ->> 'key', v -> 'value') from jsonb_array_elements(k.fields) v where jsonb_typeof(v -> 'value') = 'string') as said
      from part p join case_file c on c.host_organisation_id = p.organisation_id and c.purpose_code = any (p_purposes)
      join contribution k on k.case_id = c.id and k.recipient_organisation_id = p.organisation_id and k.item_kind = 'person' and k.withdrawn_at is null
     order by k.organisation_id, k.item_id, k.case_id, k.version desc
  )
  select y.id, y.case_id, y.purpose_code, y.reference, (y.given_at at time zone 'Europe/Amsterdam')::date, y.state, y.said,
         array(select distinct o.said ->> 'name' from copy o where o.case_id = y.case_id and o.id <> y.id and o.said ->> 'name' is not null),
         exists (select 1 from rights_item i where i.part_id = p.id and i.record_id = y.id),
         p.requester
    from copy y cross join part p
   where y.said ->> 'birthDate' = p.requester ->> 'birthDate' or y.said ->> 'phone' = p.requester ->> 'phone' or lower(y.said ->> 'email') = lower(p.requester ->> 'email')
      or exists (select 1 from regexp_split_to_table(lower(p.requester ->> 'name'), '[^[:alpha:]]+') w where length(w) > 2 and position(w in lower(y.said ->> 'name')) > 0)
   order by y.id limit p_most
$$;
revoke execute on function copies_near_requester(uuid, text[], integer) from public;
grant execute on function copies_near_requester(uuid, text[], integer) to schakel_app;

-- What a person decides on is a mention of the own organisation, or a copy that it received in a case.
alter table rights_item drop constraint rights_item_record_kind_check,
  add constraint rights_item_record_kind_known check (record_kind in ('mention', 'contribution'));
comment on column rights_item.signal_id is 'the signal of a mention, the case of a copy';
