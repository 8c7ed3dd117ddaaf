/* Shared by both kinds: measures of one organisation, and files of its own. */
create function intervention_to_archive(p_record uuid, p_organisation uuid) returns table (id uuid, at timestamptz, told jsonb)
language sql stable set search_path = public, pg_temp as $$
  select i.id, i.created_at, jsonb_strip_nulls(jsonb_build_object('track', i.track, 'code', i.intervention_code, 'title', i.title, 'legalBasis', i.legal_basis, 'place', nullif(i.place, ''),
      'state', i.state, 'reason', i.reason, 'result', i.result, 'startedOn', i.started_on, 'finishedOn', i.finished_on))
    from intervention i where p_record in (i.case_id, i.signal_id) and i.organisation_id = p_organisation
$$;
create function files_to_archive(p_kinds text[], p_record uuid, p_organisation uuid, p_more uuid[]) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256) order by f.created_at, f.id), '[]')
    from file_object f where f.organisation_id = p_organisation and f.removed_at is null and ((f.record_kind = any (p_kinds) and f.record_id = p_record) or f.id = any (p_more))
$$;

/* What of a signal goes to an archive: what the organisation itself wrote. Left out: who reported under protection, shielded addresses, BSNs (the
   archive has no ground for them), what others gave (they transfer their own), and machinery. */
create function content_of_signal(p_signal uuid) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'title', s.title,
    'from', (s.received_at at time zone 'Europe/Amsterdam')::date,
    'documents', jsonb_build_array(jsonb_build_object('name', 'signaal.json', 'content', jsonb_build_object(
      'signal', jsonb_strip_nulls(to_jsonb(s) - array['id', 'organisation_id', 'version', 'themes_version_id', 'import_batch_id', 'as_written', 'entered_by_person_id',
          'entered_by_appointment_id', 'holder_person_id', 'portfolio_id', 'sort_on', 'to_complete', 'incomplete', 'term_on', 'monitor_until']
        - case when s.source_protected then array['source_name', 'source_contact', 'source_reference'] else '{}'::text[] end),
      'mentions', (select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(m) - array['id', 'organisation_id', 'signal_id', 'entered_by_person_id', 'subject_id', 'version', 'audience', 'bsn', 'removed_at']
          - case when m.address_shielded then array['street', 'house_number', 'house_addition', 'postcode', 'town'] else '{}'::text[] end) order by m.created_at, m.id), '[]')
        from mention m where m.signal_id = s.id and m.removed_at is null),
      'additions', (select coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'text', a.text, 'at', a.created_at, 'by', a.person_name) order by a.created_at, a.id), '[]')
        from signal_addition a where a.signal_id = s.id and a.organisation_id = s.organisation_id),
      'weighings', (select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(w) - array['id', 'organisation_id', 'signal_id', 'table_id', 'meeting_id', 'agenda_item_id', 'content_version_id',
          'referred_organisation_id', 'decided_by_person_id', 'present', 'sources', 'executing']) order by w.decided_at, w.id), '[]') from weighing w where w.signal_id = s.id),
      'interventions', (select coalesce(jsonb_agg(interventions.told order by interventions.at, interventions.id), '[]') from intervention_to_archive(p_signal, s.organisation_id) interventions),
      'outcome', (select jsonb_strip_nulls(to_jsonb(o) - array['id', 'organisation_id', 'case_id', 'signal_id', 'themes_version_id', 'portfolio_id', 'version', 'recorded_by_person_id'])
        from outcome o where o.signal_id = s.id and o.organisation_id = s.organisation_id),
      'timeline', (select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'at', e.occurred_at, 'by', e.person_name) order by e.occurred_at, e.id), '[]')
        from signal_event e where e.signal_id = s.id and e.organisation_id = s.organisation_id)))),
    'files', files_to_archive(array['signal'], s.id, s.organisation_id, '{}'))
    from signal s where s.id = p_signal
$$;

/* Of a case: what its host wrote. Of what others brought in only that they did, and when; they answer for it themselves. */
create function content_of_case(p_case uuid) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'title', c.title,
    'from', (c.opened_at at time zone 'Europe/Amsterdam')::date,
    'documents', jsonb_build_array(jsonb_build_object('name', 'casus.json', 'content', jsonb_build_object(
      'case', jsonb_strip_nulls(to_jsonb(c) - array['id', 'host_organisation_id', 'version', 'legal_version_id', 'themes_version_id', 'portfolio_id', 'lead_appointment_id', 'opened_by_person_id',
        'next_meeting_at', 'reopen_asked_by_person_id', 'reopened_by_person_id', 'state_before']),
      'participants', (select coalesce(jsonb_agg(distinct o.name order by o.name), '[]') from case_participant p join organisation o on o.id = p.organisation_id where p.case_id = c.id),
      'contributions', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.item_kind, 'fields', k.fields, 'at', k.given_at, 'version', k.version) order by k.given_at, k.id), '[]')
        from contribution k where k.case_id = c.id and k.organisation_id = c.host_organisation_id and k.origin_organisation_id = c.host_organisation_id and k.withdrawn_at is null),
      'contributedByOthers', (select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'kind', k.item_kind, 'at', k.given_at) order by k.given_at, k.id), '[]')
        from contribution k join organisation o on o.id = k.origin_organisation_id where k.case_id = c.id and k.origin_organisation_id <> c.host_organisation_id),
      'interventions', (select coalesce(jsonb_agg(i.told order by i.at, i.id), '[]') from intervention_to_archive(p_case, c.host_organisation_id) i),
      'outcome', (select jsonb_strip_nulls(to_jsonb(o) - array['id', 'organisation_id', 'case_id', 'signal_id', 'themes_version_id', 'portfolio_id', 'version', 'recorded_by_person_id'])
        from outcome o where o.case_id = c.id and o.organisation_id = c.host_organisation_id),
      'timeline', (select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'at', e.occurred_at) order by e.occurred_at, e.id), '[]')
        from case_event e where e.case_id = c.id and e.audience = 'case')))),
    'files', files_to_archive(array['case'], c.id, c.host_organisation_id, array(select k.file_id from contribution k where k.case_id = c.id
      and k.organisation_id = c.host_organisation_id and k.origin_organisation_id = c.host_organisation_id and k.file_id is not null and k.withdrawn_at is null)))
    from case_file c where c.id = p_case
$$;

/* Decisions that are answered for after the record went: each weighing with what it came to and on which articles, and each measure that was carried out. */
create function decisions_on_interventions(p_record uuid) returns setof record_decision language sql stable set search_path = public, pg_temp as $$
  select i.organisation_id, i.id, coalesce(i.intervention_code, i.track), coalesce(i.finished_on, (i.updated_at at time zone 'Europe/Amsterdam')::date), null::integer, i.legal_basis
    from intervention i where p_record in (i.case_id, i.signal_id) and i.state = 'done'
$$;
create function decisions_on_signal(p_signal uuid) returns setof record_decision language sql stable set search_path = public, pg_temp as $$
  select w.organisation_id, w.id, 'weighing-' || w.decision, (w.decided_at at time zone 'Europe/Amsterdam')::date, w.number, w.legal_bases from weighing w where w.signal_id = p_signal
  union all select * from decisions_on_interventions(p_signal)
$$;
revoke execute on function intervention_to_archive(uuid, uuid), files_to_archive(text[], uuid, uuid, uuid[]), content_of_signal(uuid), content_of_case(uuid),
  decisions_on_interventions(uuid), decisions_on_signal(uuid) from public;
update record_kind set content_function = 'content_of_signal', decisions_function = 'decisions_on_signal' where kind = 'signal';
update record_kind set content_function = 'content_of_case', decisions_function = 'decisions_on_interventions' where kind = 'case';
insert into record_part values ('signal', 5, 'destroy_transfer_packages'), ('case', 5, 'destroy_transfer_packages');

-- A disclosure also waits for a request of a person concerned that went by it or told of it; without that, the nightly clean-up stopped at it.
update record_sweep set statement = statement || '
     and not exists (select 1 from rights_notice k where k.disclosure_id = d.id) and not exists (select 1 from rights_release k where k.disclosure_id = d.id)'
 where record_kind = 'disclosure' and table_name = 'disclosure';
