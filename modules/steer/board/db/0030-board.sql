-- What it delivered, in numbers. No row of anybody leaves these doors: only counts, and of those under ten, or from which
-- one under ten could be worked out, only that they are not shown.

/* Whether counts under ten stay unknown in a list whose total is known. `small` counts lie between 0 and 9, `hidden` ones
   are ten or more, and everybody may know that: each small one must still have at least four possible values. */
create function board_list_is_safe(p_counts integer[], p_marks text[]) returns boolean language plpgsql immutable as $$
declare s integer; small integer; hidden integer;
begin
  select coalesce(sum(c) filter (where m <> 'shown'), 0), count(*) filter (where m = 'small'), count(*) filter (where m = 'hidden')
    into s, small, hidden from unnest(p_counts, p_marks) u(c, m);
  if small = 0 then return true; end if;
  return least(9, s - 10 * hidden) - case when hidden > 0 then 0 else greatest(0, s - 9 * (small - 1)) end >= 3;
end $$;

/* How each count of a list is shown: `shown`, `small` (under ten), `hidden` (kept back so that no small one can be worked
   out), or, when that does not suffice, everything `withheld`. A total under ten is itself not shown. */
create function board_list_marks(p_counts integer[]) returns text[] language plpgsql immutable as $$
declare n integer := coalesce(cardinality(p_counts), 0); marks text[] := '{}'; i integer; least_at integer;
begin
  if n = 0 then return marks; end if;
  for i in 1..n loop marks := marks || case when p_counts[i] < 10 then 'small' else 'shown' end; end loop;
  if (select sum(c) from unnest(p_counts) c) < 10 then return marks; end if;
  while not board_list_is_safe(p_counts, marks) loop
    select x.at into least_at from unnest(p_counts, marks) with ordinality x(c, m, at) where x.m = 'shown' order by x.c, x.at limit 1;
    if least_at is null then return array_fill('withheld'::text, array[n]); end if;
    marks[least_at] := 'hidden';
  end loop;
  return marks;
end $$;

/* The same for the inside of a table (row by row in one array) whose row and column totals are known. Every count under ten
   gets a rectangle of cells that are not shown, around which one can be moved without changing any total or any mark:
   so another table looks the same. Where there is no such rectangle, the whole inside is withheld. */
create function board_table_marks(p_counts integer[], p_columns integer) returns text[] language plpgsql immutable as $$
declare
  cells integer := coalesce(cardinality(p_counts), 0); number_of_rows integer; marks text[] := '{}';
  r1 integer; c1 integer; r2 integer; c2 integer; x integer; across integer; below integer; opposite integer;
  a integer; b integer; o integer; cost integer; best integer; best_b integer; best_a integer; best_o integer;
begin
  if cells = 0 then return marks; end if;
  number_of_rows := cells / p_columns;
  for x in 1..cells loop marks := marks || case when p_counts[x] < 10 then 'small' else 'shown' end; end loop;
  for r1 in 0..number_of_rows - 1 loop
    for c1 in 1..p_columns loop
      x := p_counts[r1 * p_columns + c1];
      continue when x >= 10;
      best := null;
      <<rectangles>>
      for r2 in 0..number_of_rows - 1 loop
        continue when r2 = r1;
        for c2 in 1..p_columns loop
          continue when c2 = c1;
          across := r1 * p_columns + c2; below := r2 * p_columns + c1; opposite := r2 * p_columns + c2;
          a := p_counts[across]; b := p_counts[below]; o := p_counts[opposite];
          -- A count can go one down when it stays on its side of ten, and one up likewise.
          if not ((x < 9 and o <> 9 and a not in (0, 10) and b not in (0, 10)) or (x > 0 and o not in (0, 10) and a <> 9 and b <> 9)) then continue; end if;
          cost := case when marks[across] = 'shown' then a else 0 end + case when marks[below] = 'shown' then b else 0 end
                + case when marks[opposite] = 'shown' then o else 0 end;
          if best is null or cost < best then best := cost; best_a := across; best_b := below; best_o := opposite; end if;
          exit rectangles when best = 0;
        end loop;
      end loop;
      if best is null then return array_fill('withheld'::text, array[cells]); end if;
      if marks[best_a] = 'shown' then marks[best_a] := 'hidden'; end if;
      if marks[best_b] = 'shown' then marks[best_b] := 'hidden'; end if;
      if marks[best_o] = 'shown' then marks[best_o] := 'hidden'; end if;
    end loop;
  end loop;
  return marks;
end $$;

-- One group of signals: what figures are made of.
create type board_group as (organisation_id uuid, theme_code text, month integer, portfolio_code text, taken_up boolean, amount integer);

create function board_cell(p_count numeric, p_mark text) returns jsonb language sql immutable as $$
  select jsonb_build_object('count', case when p_mark = 'shown' then p_count end, 'mark', p_mark)
$$;

create function may_see_board() returns boolean language sql stable as $$
  select scope_groups() && array['board', 'analyst', 'coordinator'] and scope_purposes() && array['programma-bestuur', 'regiobeeld-statistiek']
    and not scope_is_processor()
$$;

/* Organisations whose numbers may be accounted for: their privacy officer confirmed the rule for it. The own one counts itself. */
create function board_organisations(p_rule text) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(o.id), '{}') from organisation o
   where o.id = scope_organisation()
      or exists (select 1 from rule_confirmation c where c.organisation_id = o.id and c.rule_code = p_rule and c.withdrawn_at is null)
$$;

/* Signals that count: not those that are opened by name only. Taken up: decided so, or what follows from that. */
create function board_signals(p_year integer) returns table (organisation_id uuid, theme_code text, month integer, portfolio_code text, taken_up boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.organisation_id, coalesce(s.theme_code, ''), extract(month from s.received_at at time zone 'Europe/Amsterdam')::integer, coalesce(p.code, ''),
         s.state in ('taken-up', 'research', 'second-weighing', 'own-follow-up', 'in-case', 'outcome-recorded')
           or exists (select 1 from signal_event e where e.signal_id = s.id and e.type = 'take-up')
    from signal s join organisation o on o.id = s.organisation_id and o.cbs_code is not null left join portfolio p on p.id = s.portfolio_id
   where s.audience in ('organisation', 'department') and s.state <> 'withdrawn' and s.organisation_id = any (board_organisations('Q03'))
     and s.received_at >= make_timestamptz(p_year, 1, 1, 0, 0, 0, 'Europe/Amsterdam')
     and s.received_at < make_timestamptz(p_year + 1, 1, 1, 0, 0, 0, 'Europe/Amsterdam')
$$;

/* What cases and own follow-ups brought, per organisation and theme. */
create function board_results(p_year integer) returns table (organisation_id uuid, theme_code text, kind text, amount bigint, behind integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with outcomes as (
    select o.* from outcome o where o.organisation_id = any (board_organisations('Q03'))
       and extract(year from o.recorded_at at time zone 'Europe/Amsterdam') = p_year
  )
  select organisation_id, coalesce(theme_code, ''), kind, sum(amount)::bigint, count(*) filter (where amount > 0)::integer from (
    select organisation_id, theme_code, 'barriersRaised' as kind, jsonb_array_length(barriers_raised)::bigint as amount from outcomes
    union all select organisation_id, theme_code, 'households', housing_found from outcomes
    union all select organisation_id, theme_code, 'people', out_of_circuit from outcomes
    union all select organisation_id, theme_code, 'recoveredCents', recovered_cents from outcomes
    union all
    select c.host_organisation_id, c.theme_code, case when c.state = 'closed' then 'casesFinished' else 'casesRunning' end, 1 from case_file c
     where c.host_organisation_id = any (board_organisations('Q03'))
       and case when c.state = 'closed' then extract(year from c.closed_at at time zone 'Europe/Amsterdam') = p_year
                else extract(year from c.opened_at at time zone 'Europe/Amsterdam') <= p_year end) x
  group by 1, 2, 3
$$;

/* Domain and themes of the starting content, in its order; the empty code is a signal without a theme. */
create function board_themes() returns table (theme_code text, domain text, place integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.value ->> 'code', t.value ->> 'domain', t.ordinality::integer
    from (select document from content_version where kind = 'themes' and organisation_id is null order by created_at desc limit 1) v,
         jsonb_array_elements(v.document -> 'themes') with ordinality t
  union all select '', '', 0
$$;

/* How the total of each theme is shown: within its domain, whose total is shown within the whole. */
create function board_theme_marks(p_groups board_group[], out theme_code text, out domain text, out place integer, out amount integer, out mark text,
  out domain_amount integer, out domain_mark text) returns setof record
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare d record; themes record; domains text[]; counts integer[]; marks text[]; i integer;
begin
  select array_agg(x.domain order by x.domain), array_agg(x.amount order by x.domain) into domains, counts from (
    select t.domain, coalesce(sum(g.amount), 0)::integer as amount
      from board_themes() t left join unnest(p_groups) g on g.theme_code = t.theme_code group by t.domain) x;
  marks := board_list_marks(counts);
  for i in 1..cardinality(domains) loop
    select array_agg(x.theme_code order by x.place) as codes, array_agg(x.place order by x.place) as places, array_agg(x.amount order by x.place) as amounts into themes from (
      select t.theme_code, t.place, coalesce(sum(g.amount), 0)::integer as amount
        from board_themes() t left join unnest(p_groups) g on g.theme_code = t.theme_code where t.domain = domains[i] group by 1, 2) x;
    return query
      select c.code, domains[i], c.place, c.amount,
             -- Themes that could be added up to a total that is not shown are not shown either.
             case when marks[i] <> 'shown' then 'withheld' else c.mark end, counts[i], marks[i]
        from unnest(themes.codes, themes.places, themes.amounts, board_list_marks(themes.amounts)) c(code, place, amount, mark);
  end loop;
end $$;

/* Marks of one dimension (rows) for one theme (column) or for all themes together. */
create function board_dimension(p_groups board_group[], p_keys text[], p_dimension text, p_theme text, out key text, out amount integer, out mark text) returns setof record
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare themes text[]; theme_marks text[]; totals integer[]; total_marks text[]; counts integer[]; marks text[]; at integer; i integer; n integer;
begin
  select array_agg(coalesce(x.amount, 0) order by k.at) into totals from unnest(p_keys) with ordinality k(key, at)
    left join (select case p_dimension when 'organisation' then g.organisation_id::text when 'portfolio' then g.portfolio_code else g.taken_up::text end as key,
                      sum(g.amount)::integer as amount from unnest(p_groups) g group by 1) x on x.key = k.key;
  total_marks := board_list_marks(totals);
  if p_theme is null then
    return query select * from unnest(p_keys, totals, total_marks);
    return;
  end if;
  select array_agg(t.theme_code order by t.place), array_agg(t.mark order by t.place) into themes, theme_marks from board_theme_marks(p_groups) t;
  n := cardinality(themes);
  at := array_position(themes, p_theme);
  if at is null then return; end if;
  select array_agg(coalesce(x.amount, 0) order by k.at, t.at) into counts
    from unnest(p_keys) with ordinality k(key, at) cross join unnest(themes) with ordinality t(code, at)
    left join (select case p_dimension when 'organisation' then g.organisation_id::text when 'portfolio' then g.portfolio_code else g.taken_up::text end as key,
                      g.theme_code as code, sum(g.amount)::integer as amount from unnest(p_groups) g group by 1, 2) x on x.key = k.key and x.code = t.code;
  marks := board_table_marks(counts, n);
  for i in 1..cardinality(p_keys) loop
    key := p_keys[i];
    amount := counts[(i - 1) * n + at];
    -- A row or column that could be added up to a total that is not shown is kept back as a whole.
    mark := case when total_marks[i] <> 'shown' or theme_marks[at] <> 'shown' then 'withheld' else marks[(i - 1) * n + at] end;
    return next;
  end loop;
end $$;

/* How one kind of result of the others is shown: by how many lie behind it, alone or as one theme among all. */
create function board_result_mark(p_own uuid, p_year integer, p_kind text, p_theme text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare themes text[]; counts integer[]; total integer;
begin
  select array_agg(x.theme_code order by x.place), array_agg(x.amount order by x.place) into themes, counts from (
    select t.theme_code, t.place, coalesce(sum(r.counted), 0)::integer as amount from board_themes() t
      left join (select *, case when kind = 'recoveredCents' then behind else amount end as counted from board_results(p_year)
                  where kind = p_kind and organisation_id is distinct from p_own) r on r.theme_code = t.theme_code group by 1, 2) x;
  total := (select sum(c) from unnest(counts) c);
  if total < 10 then return 'small'; end if;
  return case when p_theme is null then 'shown' else (board_list_marks(counts))[array_position(themes, p_theme)] end;
end $$;

revoke execute on function board_organisations(text), board_signals(integer), board_results(integer), board_themes(),
  board_theme_marks(board_group[]), board_dimension(board_group[], text[], text, text), board_result_mark(uuid, integer, text, text) from public;

/* The figures of a year for one reader. What the reader's own organisation counts is exact and stands outside every table of
   the others: taking it off changes nothing. With a theme all of it is about that theme. Null when the reader may not see it. */
create function board_figures(p_year integer, p_theme text) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own uuid := scope_organisation(); own_counts boolean; groups board_group[]; others board_group[]; mine board_group[]; ids text[]; portfolios text[];
  own_total integer; own_taken integer; total integer; total_mark text; taken integer; taken_mark text; answer jsonb;
begin
  if not may_see_board() then return null; end if;
  select array_agg(row(x.*)::board_group) into groups from (
    select organisation_id, theme_code, month, portfolio_code, taken_up, count(*)::integer from board_signals(p_year) group by 1, 2, 3, 4, 5) x;
  groups := coalesce(groups, '{}');
  own_counts := exists (select 1 from organisation where id = own and cbs_code is not null);
  select coalesce(array_agg(g) filter (where g.organisation_id <> own), '{}'), coalesce(array_agg(g) filter (where g.organisation_id = own), '{}')
    into others, mine from unnest(groups) g;
  select coalesce(sum(g.amount), 0), coalesce(sum(g.amount) filter (where g.taken_up), 0) into own_total, own_taken
    from unnest(mine) g where p_theme is null or g.theme_code = p_theme;
  select array_agg(o.id::text order by o.code) into ids from organisation o
   where o.cbs_code is not null and o.id <> own and o.id = any (board_organisations('Q03'));
  select coalesce(array_agg(distinct g.portfolio_code order by g.portfolio_code), '{}') into portfolios from unnest(groups) g;

  -- The total of the others, and of it what was taken up.
  if p_theme is null then
    select coalesce(sum(g.amount), 0) into total from unnest(others) g;
    total_mark := case when total < 10 then 'small' else 'shown' end;
  else
    select t.amount, t.mark into total, total_mark from board_theme_marks(others) t where t.theme_code = p_theme;
  end if;
  select d.amount, d.mark into taken, taken_mark from board_dimension(others, array['true', 'false'], 'taken-up', p_theme) d where d.key = 'true';

  answer := jsonb_build_object(
    'year', p_year, 'theme', p_theme,
    'region', jsonb_build_object('signals', board_cell(total + own_total, coalesce(total_mark, 'small')), 'takenUp', board_cell(taken + own_taken, coalesce(taken_mark, 'small'))),
    'own', case when own_counts then jsonb_build_object('signals', own_total, 'takenUp', own_taken) end);
  answer := answer || jsonb_build_object('results', (
    select jsonb_object_agg(k.kind, jsonb_build_object(
             'region', board_cell(coalesce(r.amount, 0), board_result_mark(own, p_year, k.kind, p_theme)),
             'own', case when own_counts then coalesce(r.own_amount, 0) end))
      from unnest(array['casesFinished', 'casesRunning', 'barriersRaised', 'households', 'people', 'recoveredCents']) k(kind)
      left join (select kind, sum(amount) as amount, sum(amount) filter (where organisation_id = own) as own_amount from board_results(p_year)
                  where p_theme is null or theme_code = p_theme group by 1) r on r.kind = k.kind));
  answer := answer || jsonb_build_object('municipalities', (
    select coalesce(jsonb_agg(jsonb_build_object('code', o.cbs_code, 'name', o.name, 'inhabitants', o.inhabitants, 'own', o.id = own)
             || case when o.id = own then board_cell(own_total, 'shown') when d.key is null then board_cell(null, 'not-shared') else board_cell(d.amount, d.mark) end
             order by o.name), '[]')
      from organisation o left join board_dimension(others, ids, 'organisation', p_theme) d on d.key = o.id::text where o.cbs_code is not null));
  answer := answer || jsonb_build_object('portfolios', (
    select coalesce(jsonb_agg(jsonb_build_object('code', d.key, 'title', (select min(p.title) from portfolio p where p.code = d.key),
             'own', case when own_counts then coalesce(m.amount, 0) end) || board_cell(d.amount + coalesce(m.amount, 0), d.mark) order by d.key), '[]')
      from board_dimension(others, portfolios, 'portfolio', p_theme) d
      left join (select g.portfolio_code, sum(g.amount)::integer as amount from unnest(mine) g where p_theme is null or g.theme_code = p_theme group by 1) m on m.portfolio_code = d.key));
  answer := answer || jsonb_build_object('domains', (
    select coalesce(jsonb_agg(jsonb_build_object('domain', d.domain, 'months', d.months) || board_cell(d.amount + d.own_amount, d.mark) order by d.domain), '[]') from (
      select t.domain, t.domain_amount as amount, t.domain_mark as mark, coalesce(sum(mo.own_amount), 0) as own_amount,
             jsonb_agg(board_cell(mo.amount + mo.own_amount, case when t.domain_mark <> 'shown' then 'withheld' else mo.mark end) order by mo.month) as months
        from (select distinct b.domain, b.domain_amount, b.domain_mark from board_theme_marks(others) b where b.domain <> '') t
       cross join lateral (
         select c.month, c.amount, c.own_amount, c.mark from (
           select array_agg(x.amount order by x.month) as amounts, array_agg(x.own_amount order by x.month) as own_amounts from (
             select m.month, coalesce((select sum(g.amount) from unnest(others) g join board_themes() b on b.theme_code = g.theme_code where g.month = m.month and b.domain = t.domain), 0)::integer as amount,
                    coalesce((select sum(g.amount) from unnest(mine) g join board_themes() b on b.theme_code = g.theme_code where g.month = m.month and b.domain = t.domain), 0)::integer as own_amount
               from generate_series(1, 12) m(month)) x) y,
           unnest(y.amounts, y.own_amounts, board_list_marks(y.amounts)) with ordinality c(amount, own_amount, mark, month)) mo
       group by 1, 2, 3) d));
  return answer;
end $$;


/* The own signals behind an own number: reference, theme, state and month, no story and nobody in it. */
create function board_own_signals(p_year integer, p_theme text, p_taken_up boolean, p_portfolio text, p_after uuid, p_limit integer)
returns table (id uuid, reference text, theme_code text, state text, received_on date, portfolio_title text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.reference, s.theme_code, s.state, (s.received_at at time zone 'Europe/Amsterdam')::date, p.title
    from signal s left join portfolio p on p.id = s.portfolio_id
   where may_see_board() and s.organisation_id = scope_organisation() and s.audience in ('organisation', 'department') and s.state <> 'withdrawn'
     and s.received_at >= make_timestamptz(p_year, 1, 1, 0, 0, 0, 'Europe/Amsterdam') and s.received_at < make_timestamptz(p_year + 1, 1, 1, 0, 0, 0, 'Europe/Amsterdam')
     and (p_theme is null or coalesce(s.theme_code, '') = p_theme)
     and (p_portfolio is null or coalesce(p.code, '') = p_portfolio)
     and (p_taken_up is null or p_taken_up = (s.state in ('taken-up', 'research', 'second-weighing', 'own-follow-up', 'in-case', 'outcome-recorded')
           or exists (select 1 from signal_event e where e.signal_id = s.id and e.type = 'take-up')))
     and (p_after is null or s.id < p_after)
   order by s.id desc limit p_limit
$$;

/* What the own follow-ups brought, each with the reference of its signal. */
create function board_own_outcomes(p_year integer, p_theme text)
returns table (id uuid, reference text, theme_code text, recorded_on date, barriers_raised integer, households integer, people integer, recovered_cents bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, s.reference, o.theme_code, (o.recorded_at at time zone 'Europe/Amsterdam')::date, jsonb_array_length(o.barriers_raised), o.housing_found,
         o.out_of_circuit, o.recovered_cents
    from outcome o join signal s on s.id = o.signal_id
   where may_see_board() and o.organisation_id = scope_organisation() and s.audience in ('organisation', 'department')
     and extract(year from o.recorded_at at time zone 'Europe/Amsterdam') = p_year and (p_theme is null or coalesce(o.theme_code, '') = p_theme)
   order by o.recorded_at desc limit 500
$$;
revoke execute on function board_figures(integer, text), board_own_signals(integer, text, boolean, text, uuid, integer), board_own_outcomes(integer, text) from public;
grant execute on function board_figures(integer, text), board_own_signals(integer, text, boolean, text, uuid, integer), board_own_outcomes(integer, text) to schakel_app;
