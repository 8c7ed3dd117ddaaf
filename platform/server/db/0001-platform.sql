-- Technique only: what every later migration builds on. No word of the domain stands here.
create extension if not exists pgcrypto;

-- Every table passes through this door: row-level security on, also for the owner, whose functions
-- (security definer) need to see rows and therefore get an explicit policy instead of an exemption.
create procedure secure_table(table_name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', table_name, current_user);
end $$;

-- Rows that may only be added. Grants already forbid changes; the trigger also stops the owner.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create procedure append_only(table_name text) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', table_name);
  execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', table_name);
end $$;
