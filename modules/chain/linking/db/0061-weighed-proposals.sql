/* What the matching engine makes of an open proposal, beside what the shared keys made of it. Empty until it was weighed, and again when
   one of its mentions changes; weighed when somebody who reads widely asks for proposals, in that person's own scope. */
alter table proposal
  add column probability real,
  add column weighed_strength text,
  add constraint proposal_weighed_strength_known check (weighed_strength in ('near-certain', 'strong', 'likely', 'possible'));
comment on column proposal.probability is 'category: advies; how likely the two are one, by the engine; about the pair, never about a person';
comment on column proposal.weighed_strength is 'category: advies; the same in a word';
grant update (probability, weighed_strength) on proposal to schakel_app;
create index proposal_to_weigh on proposal (organisation_id, purpose_code) where probability is null and kind = 'same-person' and state in ('open', 'later');

create function unweigh_proposals_of_mention() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update proposal set probability = null, weighed_strength = null
   where probability is not null and state in ('open', 'later')
     and ((signal_id = new.signal_id and mention_id = new.id) or (other_signal_id = new.signal_id and other_mention_id = new.id));
  return null;
end $$;
revoke execute on function unweigh_proposals_of_mention() from public;
create trigger unweighs_proposals after update of name_as_written, family_name, family_name_prefix, given_names, initials, birth_date, bsn,
    phone, email, iban, street, house_number, house_addition, postcode, town, address_shielded on mention
  for each row execute function unweigh_proposals_of_mention();
