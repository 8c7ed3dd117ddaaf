import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnsWithoutCategory, unknownCategories } from './catalog/columns.ts';
import { enumTypes, tellingUniques, unnamedUniques } from './catalog/constraints.ts';
import { doors } from './catalog/doors.ts';
import { doorsOf, looseDefiners, openDoors } from './catalog/functions.ts';
import { type Reasons, withoutReasons } from './catalog/reasons.ts';
import {
  changeableHistory,
  ownersViews,
  reachableTables,
  strongRoles,
  unguardedTables,
} from './catalog/row-security.ts';
import { openTestProduct, type TestProduct } from './index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

/** Makes something wrong, looks, and takes it away again. */
async function withPlanted<Value>(make: string, look: () => Promise<Value>, undo: string): Promise<Value> {
  await product.owner.query(make);
  try {
    return await look();
  } finally {
    await product.owner.query(undo);
  }
}

describe('row-level security', () => {
  const OUT_OF_REACH: Reasons = {
    schema_migration: 'which migrations ran; only the owner comes there',
    scope_key: 'the key of scope claims; only functions of the owner read it',
    pseudonym_key: 'the key of pseudonyms; only functions of the owner read it',
    import_fingerprint: 'what was imported; only functions of the owner compare with it',
    record_kind: 'functions of the modules; only those of the owner call them',
    record_part: 'functions of the modules; only those of the owner call them',
    record_sweep: 'statements of the modules; only functions of the owner run them',
    destruction_step: 'the transaction that destroys; only functions of the owner come there',
  };

  test('is enabled and forced on every table, with a policy for those who come there', async () => {
    expect(withoutReasons(await unguardedTables(product.owner), OUT_OF_REACH)).toEqual([]);
  });

  test('is missing only where neither a request nor a job has any right', async () => {
    const reachable = await reachableTables(product.owner);
    expect(Object.keys(OUT_OF_REACH).filter((table) => reachable.has(table))).toEqual([]);
    expect(reachable.has('signal')).toBe(true);
  });

  test('is missed by none: a table without it, without force, and without a policy are found', async () => {
    const make = `create table planted_a (id uuid); create table planted_b (id uuid); alter table planted_b enable row level security;
      create table planted_c (id uuid); call secure_table('planted_c')`;
    const found = await withPlanted(
      make,
      () => unguardedTables(product.owner),
      'drop table planted_a, planted_b, planted_c',
    );
    expect([...found.keys()].filter((name) => name.startsWith('planted'))).toEqual([
      'planted_a',
      'planted_b',
      'planted_c',
    ]);
  });

  test('cannot be got around by the roles of requests and jobs', async () => {
    expect(await strongRoles(product.owner)).toEqual([]);
    expect(await ownersViews(product.owner)).toEqual([]);
  });

  test('and a view that runs as its owner is found', async () => {
    const found = await withPlanted(
      'create view planted as select id from signal',
      () => ownersViews(product.owner),
      'drop view planted',
    );
    expect(found).toEqual(['planted']);
  });
});

describe('history', () => {
  const CHANGED_BY_FUNCTIONS: Reasons = {
    bring_in: 'decided through decide_bring_in',
    case_subject: 'no rows of the past: who the case is about',
    contribution: 'moved and withdrawn through functions that follow its disclosure',
    inquiry: 'answered once and decided through functions that write at both sides',
    plan_entry: 'withdrawn with the disclosure under which it was given',
  };

  test('is never changed where requests only add', async () => {
    expect(withoutReasons(await changeableHistory(product.owner), CHANGED_BY_FUNCTIONS)).toEqual([]);
  });

  test('and a table of events without the trigger is found', async () => {
    const found = await withPlanted(
      'create table planted_event (id uuid)',
      () => changeableHistory(product.owner),
      'drop table planted_event',
    );
    expect([...found.keys()]).toContain('planted_event');
  });
});

describe('columns about people', () => {
  const NO_PERSONS: Reasons = {
    'audit_event.action': 'what was done, a code',
    'audit_checkpoint.note': 'a size and a hash, signed',
    'audit_cosignature.line': 'a signature',
    'audit_event.actor_organisation_name': 'an organisation',
    'audit_event.operation_name': 'name of a route',
    'audit_log_key.rotation_note': 'a public key, signed',
    'barrier_measure.measure': 'name of a measure from the content',
    'case_file.legal_basis': 'articles of law',
    'disclosure.records': 'kinds and numbers of items with the names of their fields',
    'disclosure.rules': 'rules and articles of law',
    'file_object.sha256': 'a hash',
    'import_batch.column_proposals': 'names of columns',
    'import_batch.columns': 'names of columns',
    'import_batch.failure': 'a problem code with its place',
    'import_batch.per_municipality': 'counts',
    'import_batch.sha256': 'a hash',
    'import_error.column_name': 'name of a column',
    'intervention.legal_basis': 'articles of law',
    'intervention.term_name': 'which term of the law or the plan it is',
    'mail_outbox.last_failure': 'a code',
    'outcome.barriers_raised': 'codes of barriers with counts',
    'outcome.health_effects': 'codes of effects with counts',
    'portfolio.title': 'name of a portfolio',
    'processor.agreed_on': 'of an agreement between organisations',
    'processor.country': 'of an organisation',
    'processor.name': 'an organisation',
    'processor.review_on': 'of an agreement between organisations',
    'processor.task': 'what an organisation does',
    'record_kind.content_function': 'name of a function',
    'record_kind.decisions_function': 'name of a function',
    'record_kind.restricted_function': 'name of a function',
    'record_kind.blank_function': 'name of a function',
    'record_kind.facts_function': 'name of a function',
    'record_kind.ids_function': 'name of a function',
    'record_part.destroy_function': 'name of a function',
    'record_sweep.statement': 'a statement of a migration',
    'record_sweep.table_name': 'name of a table',
    'record_term.outcome': 'how a record ended, a code',
    'record_term.start_event': 'an event, a code',
    'research_release.category': 'a code of the rules',
    'retention_rule.extension': 'a term with its condition, from the content',
    'retention_rule.outcome': 'how a record ended, a code',
    'retention_rule.phase_words': 'words of the rules',
    'retention_rule.source': 'articles of law',
    'retention_rule.start_event': 'an event, a code',
    'service_client.title': 'name of a program',
    'signal.to_complete': 'names of fields with a code',
    'weighing.legal_bases': 'articles of law',
    'weighing_meeting.place': 'where a table meets',
    'weighing_table.name': 'name of a table',
  };

  test('carry their category, or are listed with the reason', async () => {
    expect(withoutReasons(await columnsWithoutCategory(product.owner), NO_PERSONS)).toEqual([]);
  });

  test('carry a category that the rules know', async () => {
    const { document } = product.parts.content.legal(await product.organisationId('zwolle'));
    const known = new Set(document.categories.keys());
    expect(await unknownCategories(product.owner, known)).toEqual([]);
  });

  test('and a silent or an invented category is found', async () => {
    const make = `create table planted (id uuid, nickname text, born date, state text, note text); comment on column planted.note is 'category: gossip'`;
    const look = async () => ({
      silent: [...(await columnsWithoutCategory(product.owner)).keys()].filter((name) =>
        name.startsWith('planted'),
      ),
      invented: await unknownCategories(product.owner, new Set(['verhaal'])),
    });
    const { silent, invented } = await withPlanted(make, look, 'drop table planted');
    expect(silent).toEqual(['planted.born', 'planted.nickname']);
    expect(invented).toContain('planted.note: gossip is no category');
  });
});

describe('functions with the rights of the owner', () => {
  test('have a fixed search path and are closed to the public', async () => {
    expect([...(await looseDefiners(product.owner))]).toEqual([]);
  });

  test('are found when they are loose', async () => {
    const make = `create function planted_a() returns int language sql security definer as 'select 1';
      create function planted_b() returns int language sql security definer set search_path = public, pg_temp as 'select 1'`;
    const found = await withPlanted(
      make,
      () => looseDefiners(product.owner),
      'drop function planted_a, planted_b',
    );
    expect([...found.keys()]).toEqual(['planted_a', 'planted_b']);
  });

  const TELL_WITHOUT_SCOPE: Reasons = {
    free_references: 'gives back what the caller brought',
    next_contribution_version: 'the first version of what is not there',
  };

  test('give nothing to a connection without a scope', async () => {
    const open = await openDoors(product.owner, product.parts.pools.app);
    expect(withoutReasons(open, TELL_WITHOUT_SCOPE)).toEqual([]);
  });

  test('and one that tells without a scope is found', async () => {
    const make = `create function planted() returns bigint language sql security definer set search_path = public, pg_temp
        as 'select count(*) from person'; revoke execute on function planted from public; grant execute on function planted to schakel_app`;
    const found = await withPlanted(
      make,
      () => openDoors(product.owner, product.parts.pools.app),
      'drop function planted',
    );
    expect([...found.keys()]).toContain('planted');
  });

  test('are each knocked at by a test that is named here', async () => {
    const all = await doorsOf(product.owner);
    expect(
      all.filter((name) => !(name in doors)).map((name) => `${name}: name its test in catalog/doors.ts`),
    ).toEqual([]);
    expect(Object.keys(doors).filter((name) => !all.includes(name))).toEqual([]);
  });

  test('have a test that is there and tests something', () => {
    const missing = Object.entries(doors).filter(
      ([, path]) => !existsSync(path) || !/\btest(\.each)?\(/.test(readFileSync(path, 'utf8')),
    );
    expect(missing).toEqual([]);
  });
});

describe('unique rules', () => {
  const TELL_NOTHING: Reasons = {
    audit_checkpoint_pkey: 'sizes of a tree that is the whole region’s',
    audit_leaf_pkey: 'places in a tree that is the whole region’s; only jobs add',
    tree_tile_pkey: 'places in a tree that is the whole region’s; only jobs add',
    region_code_known_once: 'regions are known to all',
    organisation_code_known_once: 'organisations are known in their region',
    organisation_prefix_known_once: 'organisations are known in their region',
    agreement_code_known_once: 'agreements are known in their region',
    person_login_known_once: 'logins are made through a function that gives the existing person',
    session_token_known_once: 'a hash of 32 random bytes',
    case_participant_named_once: 'within a case that only its participants add to',
    case_reference_known_once: 'per host: its organisation',
    case_subject_item_pkey: 'within a case of its host',
    case_subject_numbered_once: 'within a case of its host',
    import_error_pkey: 'within a batch of one organisation',
    'keystore.file_key_pkey': 'the id of one file',
    login_attempt_pkey: 'random text',
    notice_withdrawal_once: 'of one disclosure, which its giver takes back once',
    plan_entry_versions_in_order: 'per receiver: its organisation',
    destruction_step_pkey: 'out of reach of requests',
    file_removal_pkey: 'the id of one file; out of reach of requests',
    record_kind_pkey: 'out of reach of requests',
    record_part_pkey: 'out of reach of requests',
    record_sweep_pkey: 'out of reach of requests',
    schema_migration_pkey: 'out of reach of requests',
    scope_key_pkey: 'out of reach of requests',
    setup_token_pkey: 'out of reach of requests',
    weighing_of_item_once: 'within a table of one organisation',
  };

  test('are per organisation or person, or listed with the reason', async () => {
    expect(withoutReasons(await tellingUniques(product.owner), TELL_NOTHING)).toEqual([]);
  });

  test('have a name that says what they guard', async () => {
    expect(await unnamedUniques(product.owner)).toEqual([]);
  });

  test('and one without an organisation, or without a name, is found', async () => {
    const make = 'create table planted (id uuid primary key, organisation_id uuid, bsn text unique)';
    const look = async () =>
      [[...(await tellingUniques(product.owner)).keys()], await unnamedUniques(product.owner)].flat();
    const found = await withPlanted(make, look, 'drop table planted');
    expect(found.filter((name) => name === 'planted_bsn_key')).toHaveLength(2);
  });
});

describe('closed lists', () => {
  test('are texts with a check, never enums', async () => {
    expect(await enumTypes(product.owner)).toEqual([]);
  });

  test('and an enum is found', async () => {
    const found = await withPlanted(
      `create type planted as enum ('a')`,
      () => enumTypes(product.owner),
      'drop type planted',
    );
    expect(found).toEqual(['planted']);
  });
});
