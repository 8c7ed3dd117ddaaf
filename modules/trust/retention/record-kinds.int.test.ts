import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allRecordKinds,
  contentDirectory,
  openTestProduct,
  type TestProduct,
  upload,
} from '#apps/testing/index.ts';
import { type OpenCase, openCase } from '#modules/chain/cases/testing/case-world.ts';
import { kindProblems, type RecordKind } from './model/index.ts';
import { decidedList, execute, whereIs } from './testing/retention-world.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

type Row = { name: string };
const names = async (query: string): Promise<string[]> =>
  (await product.owner.query<Row>(query)).rows.map(({ name }) => name);

const allTables = (): Promise<string[]> =>
  names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname in ('public', 'keystore') order by 1`);

/** Tables that no module registered, and registered tables that are not there. */
async function tablesAstray(kinds: readonly RecordKind[]): Promise<string[]> {
  const registered = new Set(kinds.flatMap(({ tables }) => tables));
  const tables = await allTables();
  return [
    ...tables
      .filter((table) => !registered.has(table))
      .map((table) => `${table}: has no kind of record, so no rule`),
    ...[...registered]
      .filter((table) => !tables.includes(table))
      .map((table) => `${table}: is registered and is not there`),
  ];
}

describe('every table of the database', () => {
  test('holds a kind of record that a module registered, with a rule or the reason why it has none', async () => {
    expect(await tablesAstray(allRecordKinds)).toEqual([]);
    expect(kindProblems(allRecordKinds)).toEqual([]);
  });

  test('and a new one without a kind is found, like a kind that says too little', async () => {
    await product.owner.query('create table planted (id uuid)');
    expect(await tablesAstray(allRecordKinds)).toEqual(['planted: has no kind of record, so no rule']);
    await product.owner.query('drop table planted');
    const planted: RecordKind[] = [
      { kind: 'a', goes: 'kept', tables: ['signal'], categories: [] },
      { kind: 'b', goes: 'with', with: ['nobody'], tables: ['signal'], categories: [] },
    ];
    expect(kindProblems(planted)).toEqual([
      'a: is kept and does not say why',
      'b: hangs on nobody, which nobody registered',
      'b: table signal has another kind already',
    ]);
  });

  test('has, for each kind that goes, a rule in force and the way it goes', async () => {
    const rules = new Set(
      await names(`select distinct record_kind as name from retention_rule where ended_at is null`),
    );
    const swept = new Set(await names('select distinct record_kind as name from record_sweep'));
    const reviewed = new Set(await names('select kind as name from record_kind'));
    const goes = allRecordKinds.filter(({ goes }) => goes === 'reviewed' || goes === 'short');
    expect(goes.filter(({ kind }) => !rules.has(kind)).map(({ kind }) => kind)).toEqual([]);
    // Imports are removed by their own module, at the day that was set when they came.
    expect(
      goes
        .filter(({ kind, goes: how }) => !(how === 'reviewed' ? reviewed : swept).has(kind))
        .map(({ kind }) => kind),
    ).toEqual(['import-batch']);
    expect([...rules].filter((kind) => !goes.some((known) => known.kind === kind))).toEqual([]);
  });

  test('names categories that the rules know', async () => {
    const { document } = product.parts.content.legal(await product.organisationId('zwolle'));
    const unknown = allRecordKinds.flatMap(({ kind, categories }) =>
      categories
        .filter((category) => !document.categories.has(category))
        .map((category) => `${kind}: ${category}`),
    );
    expect(unknown).toEqual([]);
  });

  test('that points at a signal or a case is emptied with it: no reference is forgotten', async () => {
    const pointing = await names(`
      select distinct k.conrelid::regclass::text as name from pg_constraint k
       where k.contype = 'f' and k.confrelid in ('signal'::regclass, 'case_file'::regclass)`);
    const bodies = (
      await names(
        `select string_agg(pg_get_functiondef(p.oid), ' ') as name from pg_proc p join record_part r on r.destroy_function = p.proname`,
      )
    ).join(' ');
    expect(pointing.filter((table) => !bodies.includes(`'${table}'`))).toEqual([]);
  });
});

describe('the rules in the content', () => {
  test('name only kinds, states and purposes that exist', async () => {
    const { parseRetentionRules } = await import('./model/index.ts');
    const legal = product.parts.content.newest('legal-bases').document as never;
    const json = JSON.parse(await readFile(`${contentDirectory}/retention-rules.json`, 'utf8'));
    json.short[0].kind = 'planted';
    json.reviewed[0].outcomes[0].phaseOf.state = 'nowhere';
    json.reviewed[1].startsOtherwise[0].purpose = 'no-purpose';
    const kinds = new Set(allRecordKinds.map(({ kind }) => kind));
    const read = parseRetentionRules(json, legal, product.parts.content.phaseStates(), kinds);
    expect(read.ok ? [] : read.error.map(({ pointer, value }) => [pointer, value])).toEqual([
      ['/reviewed/0/outcomes/0/phaseOf/state', 'nowhere'],
      ['/reviewed/1/startsOtherwise/0/purpose', 'no-purpose'],
      ['/short/0/kind', 'planted'],
    ]);
  });
});

describe('a signal that was brought into a case', () => {
  let world: OpenCase;
  let fileId: string;
  const party = async (organisation: 'zwolle' | 'riec') => ({
    maker: await product.signIn(organisation === 'zwolle' ? 'coordinator-zwolle' : 'riec-casusregisseur'),
    reviewer: await product.signIn(`privacyofficer-${organisation}`),
  });
  const copiesAtHost = async (): Promise<any[]> =>
    (await world.lead.get(`/cases/${world.caseId}/contributions`)).body.data;

  beforeAll(async () => {
    world = await openCase(product, async (bringer, signal) => {
      const added = await upload(bringer, `/signals/${signal.id}/files`, {
        name: 'loods.txt',
        content: 'De achterdeur van de loods',
      });
      fileId = added.body.data.id;
      return [{ fileId, description: 'De achterdeur van de loods', contents: ['waarneming'] }];
    });
    await product.owner.query(
      `update signal set state = 'closed', closed_at = now() - interval '61 months' where id = $1`,
      [world.signal.id],
    );
  });

  test('goes at its own term; the copies stay with the case, and so does the file that they refer to', async () => {
    const before = await copiesAtHost();
    const { maker, reviewer } = await party('zwolle');
    const listId = await decidedList({ maker, reviewer }, [world.signal.id]);
    const done = await execute(maker, listId, world.signal.id);
    expect(done.body.data).toMatchObject({ result: 'destroyed' });
    expect(await copiesAtHost()).toEqual(before);
    expect(Object.keys(await whereIs(product, fileId))).toEqual(
      expect.arrayContaining(['file_object', 'keystore.file_key', 'contribution']),
    );
    expect(await product.parts.files.read(product.parts.fileKeys, fileId)).toBeDefined();
    const { rows } = await product.owner.query('select signal_id, title from bring_in where case_id = $1', [
      world.caseId,
    ]);
    expect(rows).toEqual([{ signal_id: null, title: 'Loods aan de rand' }]);
  });

  test('and the case keeps its own term, from its first processing; while it runs it is not destroyed', async () => {
    await product.owner.query(`update case_file set opened_at = now() - interval '61 months' where id = $1`, [
      world.caseId,
    ]);
    const term = (await world.lead.get(`/retention-terms?recordId=${world.caseId}`)).body.data[0];
    expect(term).toMatchObject({
      recordKind: 'case',
      startEvent: 'opened',
      rule: { months: 60, archiveValue: 'to-select' },
    });
    const parties = await party('riec');
    const listId = await decidedList(parties, [world.caseId]);
    const done = await execute(parties.maker, listId, world.caseId);
    expect(done.body.data).toMatchObject({ result: 'left', leftBecause: 'in-progress' });
  });

  test('a participant who needs the case keeps it; after that everything of it goes, of every organisation', async () => {
    await product.owner.query(`update case_file set state = 'closed', closed_at = now() where id = $1`, [
      world.caseId,
    ]);
    const parties = await party('riec');
    const participant = await product.signIn('casusdeelnemer-zwolle');
    const held = await participant.post(`/cases/${world.caseId}/retention-holds`, {
      reasonCode: 'appeal',
      note: '',
    });
    expect(held.status).toBe(201);
    const list = {
      id: held.body.data.id,
      title: 'x',
      reviewerPersonId: parties.reviewer.personId,
      recordIds: [world.caseId],
    };
    expect((await parties.maker.post('/destruction-lists', list)).body.code).toBe('transition-not-allowed');
    await product.owner.query(
      `update retention_hold set lifted_at = now(), lifted_by_person_id = placed_by_person_id where record_id = $1`,
      [world.caseId],
    );
    const listId = await decidedList(parties, [world.caseId]);
    const done = await execute(parties.maker, listId, world.caseId);
    expect(done.body.data).toMatchObject({ result: 'destroyed' });
    const left = Object.keys(await whereIs(product, world.caseId)).filter(
      (table) => table !== 'idempotency_key',
    );
    expect(left.sort()).toEqual(['audit_entry', 'destroyed_record', 'destruction_item', 'disclosure']);
    expect(
      Object.keys(await whereIs(product, fileId)).filter((table) => !table.startsWith('audit_')),
    ).toEqual([]);
    expect(await product.parts.files.read(product.parts.fileKeys, fileId)).toBeUndefined();
  });
});
