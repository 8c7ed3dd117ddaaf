/* What linking knows of a signal goes with it: proposals on either side with what was decided on them, links, what noise did. A subject whose
   last mention goes, goes too, with everything that was merged into it; one that others still make up stays, and so do the decisions about those. */
create function destroy_links_of_signal(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare mentions uuid[]; proposals uuid[]; links uuid[]; subjects uuid[]; decisions uuid[];
begin
  mentions := array(select id from mention where signal_id = p_signal);
  proposals := array(select id from proposal where signal_id = p_signal or other_signal_id = p_signal);
  with recursive near as (
    select m.subject_id as id from mention m where m.signal_id = p_signal and m.subject_id is not null
    union select v.from_subject_id from subject_move v where v.mention_id = any (mentions) and v.from_subject_id is not null
    union select v.to_subject_id from subject_move v where v.mention_id = any (mentions) and v.to_subject_id is not null
  ), up as (
    select s.id, s.merged_into_id from subject s join near n on n.id = s.id
    union select s.id, s.merged_into_id from subject s join up u on u.merged_into_id = s.id
  ), down as (
    select u.id as root, u.id from up u where u.merged_into_id is null
    union select d.root, s.id from subject s join down d on s.merged_into_id = d.id
  )
  select coalesce(array_agg(d.id), '{}') into subjects from down d
   where not exists (select 1 from down f join mention m on m.subject_id = f.id where f.root = d.root and m.signal_id <> p_signal);
  links := array(select l.id from link l where p_signal in (l.signal_id, l.other_signal_id, l.source_signal_id) or l.proposal_id = any (proposals)
    or l.subject_id = any (subjects) or l.other_subject_id = any (subjects));
  decisions := array(select d.id from subject_decision d where d.proposal_id = any (proposals) or d.link_id = any (links)
    or d.mention_id = any (mentions) or d.subject_id = any (subjects));
  perform destroy_traces(proposals || subjects);
  perform destroy_rows('subject_move', 'decision_id = any ($2)', null, decisions);
  perform destroy_rows('subject_move', 'mention_id = any ($2)', null, mentions);
  perform destroy_rows('subject_move', 'from_subject_id = any ($2) or to_subject_id = any ($2)', null, subjects);
  perform destroy_rows('subject_decision_part', 'decision_id = any ($2)', null, decisions);
  perform destroy_rows('subject_decision_part', 'subject_id = any ($2)', null, subjects);
  perform destroy_rows('subject_decision', 'id = any ($2)', null, decisions);
  perform destroy_rows('noise_effect', '$1 in (signal_id, other_signal_id) or subject_id = any ($2)', p_signal, subjects);
  perform destroy_rows('proposal_decision', 'proposal_id = any ($2)', null, proposals);
  perform destroy_rows('link', 'id = any ($2)', null, links);
  perform destroy_rows('proposal', 'id = any ($2)', null, proposals);
  perform destroy_rows('shared_value', 'mention_id = any ($2)', null, mentions);
  update mention set subject_id = null where signal_id = p_signal;
  perform destroy_rows('subject', 'id = any ($2)', null, subjects);
end $$;
revoke execute on function destroy_links_of_signal(uuid) from public;
insert into record_part values ('signal', 70, 'destroy_links_of_signal');

/* Proposals that a signal belongs to a case go with the case. */
create function destroy_proposals_of_case(p_case uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare proposals uuid[];
begin
  proposals := array(select id from proposal where case_id = p_case);
  perform destroy_traces(proposals);
  perform destroy_rows('noise_effect', 'proposal_id = any ($2)', null, proposals);
  perform destroy_rows('proposal_decision', 'proposal_id = any ($2)', null, proposals);
  perform destroy_rows('proposal', 'id = any ($2)', null, proposals);
end $$;
revoke execute on function destroy_proposals_of_case(uuid) from public;

-- A value that was taken off the list of exclusions long ago says nothing any more.
insert into record_sweep values
  ('lifted-exclusion', 1, 'noise_effect', 'delete from noise_effect n using excluded_value e where e.id = n.excluded_value_id and e.removed_at < $1'),
  ('lifted-exclusion', 2, 'excluded_value', 'delete from excluded_value e where e.removed_at < $1 and not exists (select 1 from excluded_value p where p.part_of_id = e.id and p.removed_at is null)');
