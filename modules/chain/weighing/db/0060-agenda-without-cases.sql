-- As before, without proposals about a case: not everybody at the table is named in it.
create or replace function agenda_context(p_item uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare item record;
begin
  select i.* into item from agenda_item i
   where i.id = p_item and i.organisation_id = scope_organisation() and i.purpose_code = any (scope_purposes()) and i.table_id = any (my_weighing_table_ids());
  if not found then return null; end if;
  return jsonb_build_object(
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'strength', p.strength, 'label', p.reasons ->> 'label',
          'because', p.reasons -> 'because', 'otherReference', o.reference) order by p.created_at), '[]')
        from proposal p join signal o on o.id = case when p.signal_id = item.signal_id then p.other_signal_id else p.signal_id end
       where item.signal_id in (p.signal_id, p.other_signal_id) and p.case_id is null and p.state in ('open', 'later') and p.audience in ('organisation', 'department')
         and o.audience in ('organisation', 'department')),
    'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'signalId', w.signal_id, 'reference', w.signal_reference, 'own', w.signal_id = item.signal_id,
          'round', w.round, 'decision', w.decision, 'monitorUntil', w.monitor_until, 'referredTo', w.referred_to,
          'reason', case when w.signal_id = item.signal_id then w.reason end, 'decidedAt', w.decided_at) order by w.decided_at desc), '[]')
        from weighing w join signal s on s.id = w.signal_id
       where w.organisation_id = item.organisation_id and w.purpose_code = item.purpose_code and s.audience in ('organisation', 'department')
         and w.agenda_item_id is distinct from item.id
         and (w.signal_id = item.signal_id
           or w.signal_id in (select case when l.signal_id = item.signal_id then l.other_signal_id else l.signal_id end from link l
                where item.signal_id in (l.signal_id, l.other_signal_id) and l.undone_at is null)
           or w.signal_id in (select m.signal_id from mention m where m.removed_at is null and m.subject_id in
                (select x.subject_id from mention x where x.signal_id = item.signal_id and x.removed_at is null and x.subject_id is not null)))));
end $$;
