-- When the term of a signal starts, and what of it goes when it is destroyed. Other modules take away their own parts before.
create function facts_of_signal(p_signal uuid) returns record_facts language plpgsql set search_path = public, pg_temp as $$
declare s signal; f record_facts; dismissed_at timestamptz; dismissed boolean; on_day date;
begin
  select * into s from signal where id = p_signal for update;
  if not found then return null; end if;
  f.organisation_id := s.organisation_id;
  f.purpose_code := s.purpose_code;
  f.reference := s.reference;
  f.shown_to := case when s.audience in ('organisation', 'department') then 'purpose' else 'supervisors' end;
  f.events := '{}';
  if s.state in ('withdrawn', 'dismissed', 'closed') then
    -- Word back after a dismissal does not start another term: since the decision there was no purpose to keep it for.
    select max(e.occurred_at) into dismissed_at from signal_event e
     where e.signal_id = s.id and (e.type = 'dismiss' or (e.type = 'weighed' and e.detail ->> 'decision' = 'dismiss'));
    dismissed := s.state = 'dismissed' or (s.state = 'closed' and 'dismissed' = (select e.detail ->> 'from' from signal_event e
      where e.signal_id = s.id and e.type = 'close' order by e.occurred_at desc limit 1));
    on_day := (coalesce(case when dismissed then dismissed_at end, s.closed_at, s.updated_at) at time zone 'Europe/Amsterdam')::date;
    f.outcome := case
      when s.state = 'withdrawn' then 'withdrawn'
      when dismissed and exists (select 1 from research_question q where q.signal_id = s.id and q.answer is not null)
        and not exists (select 1 from research_question q where q.signal_id = s.id and q.answer = 'hit') then 'no-hit'
      when dismissed then 'dismissed'
      else 'closed' end;
    f.events := jsonb_build_object(case f.outcome when 'closed' then 'closed' when 'withdrawn' then 'withdrawn' else 'dismissed' end, on_day);
  end if;
  f.blocked_by := case
    when exists (select 1 from bring_in b where b.signal_id = s.id and b.state = 'offered') then 'offered-to-partner'
    when exists (select 1 from intervention i where i.signal_id = s.id and i.state in ('proposed', 'agreed', 'running')) then 'intervention-running'
    when exists (select 1 from inquiry q where q.signal_id = s.id and q.content_state = 'asked') then 'inquiry-open' end;
  return f;
end $$;
create function ids_of_signals() returns setof uuid language sql stable set search_path = public, pg_temp as $$
  select id from signal where state in ('withdrawn', 'dismissed', 'closed') union select record_id from record_term where record_kind = 'signal'
$$;
revoke execute on function facts_of_signal(uuid), ids_of_signals() from public;

/* What any record may have elsewhere: words that something is there, answers kept for a repeat, what a second person was asked. */
create function destroy_traces(p_ids uuid[]) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform destroy_rows('mail_outbox', 'notification_id in (select id from notification where record_id = any ($2))', null, p_ids);
  perform destroy_rows('notification', 'record_id = any ($2)', null, p_ids);
  perform destroy_rows('disclosure_approval', 'record_id = any ($2)', null, p_ids);
  perform destroy_kept_replies(p_ids);
end $$;
revoke execute on function destroy_traces(uuid[]) from public;

/* The signal itself, last of all. A file that was contributed to a case stays as long as a copy of it stands there. */
create function destroy_signal_itself(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform destroy_traces(p_signal || array(select id from mention where signal_id = p_signal));
  perform destroy_files(array(select f.id from file_object f where f.record_kind = 'signal' and f.record_id = p_signal
    and not exists (select 1 from contribution c where c.file_id = f.id)));
  perform destroy_rows('signal_result', 'signal_id = $1', p_signal);
  perform destroy_rows('declined_piece', 'signal_id = $1', p_signal);
  perform destroy_rows('signal_named_reader', 'signal_id = $1', p_signal);
  perform destroy_rows('signal_addition', 'signal_id = $1', p_signal);
  perform destroy_rows('signal_event', 'signal_id = $1', p_signal);
  perform destroy_rows('mention_key', 'signal_id = $1', p_signal);
  perform destroy_rows('mention', 'signal_id = $1', p_signal);
  perform destroy_rows('signal', 'id = $1', p_signal);
end $$;
revoke execute on function destroy_signal_itself(uuid) from public;

insert into record_kind values ('signal', 'facts_of_signal', 'ids_of_signals');
insert into record_part values ('signal', 90, 'destroy_signal_itself');

/* Watched are the states that end a signal, and what says whose it is. The time line is written after the state, in the same transaction, so
   the term is computed when that line is there. */
create constraint trigger signal_ends_or_returns after update of state, closed_at, purpose_code, audience on signal deferrable initially deferred for each row
  when ((old.state, old.closed_at, old.purpose_code, old.audience) is distinct from (new.state, new.closed_at, new.purpose_code, new.audience)
    and (old.state in ('withdrawn', 'dismissed', 'closed') or new.state in ('withdrawn', 'dismissed', 'closed')))
  execute function follow_record_event('signal');
create constraint trigger signal_arrives_ended after insert on signal deferrable initially deferred for each row
  when (new.state in ('withdrawn', 'dismissed', 'closed')) execute function follow_record_event('signal');
select compute_record_term('signal', id) from signal where state in ('withdrawn', 'dismissed', 'closed');

create policy named_signal on record_term for select to schakel_app
  using (organisation_id = (select scope_organisation()) and record_kind = 'signal' and record_id = any ((select my_named_signal_ids())::uuid[]));

-- What goes by itself: drafts with their files, own views of the queue, and words that something was there.
insert into record_sweep values
  ('signal-draft', 1, 'signal_draft', 'delete from signal_draft where updated_at < $1'),
  ('signal-draft', 2, 'file_key', 'delete from keystore.file_key k using file_object f where f.id = k.file_id and f.record_kind = ''signal-draft'' and f.created_at < $1
     and not exists (select 1 from signal_draft d where d.id = f.record_id)'),
  ('signal-draft', 3, 'file_object', 'with gone as (delete from file_object f where f.record_kind = ''signal-draft'' and f.created_at < $1
     and not exists (select 1 from signal_draft d where d.id = f.record_id) returning id) insert into file_removal (file_id) select id from gone on conflict do nothing'),
  ('signal-view', 1, 'signal_view', 'delete from signal_view where updated_at < $1'),
  -- Read ones at the term; what nobody read, a year after it came.
  ('notification', 1, 'mail_outbox', 'delete from mail_outbox m using notification n where n.id = m.notification_id and coalesce(n.read_at, n.created_at + interval ''275 days'') < $1'),
  ('notification', 2, 'notification', 'delete from notification where coalesce(read_at, created_at + interval ''275 days'') < $1');
