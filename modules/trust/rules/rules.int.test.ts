import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import type { LegalBasesContent, SharingRule } from '../purposes/model/index.ts';
import type { RuleSheet, Trial } from './model/index.ts';
import { renewOwnRules } from './server/index.ts';

let product: TestProduct;
let officer: Client;
let fg: Client;
let coordinator: Client;
let deventer: Client;
let riec: string;
let police: string;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  fg = await product.signIn('fg-zwolle');
  coordinator = await product.signIn('coordinator-zwolle');
  deventer = await product.signIn('coordinator-deventer');
  riec = await product.organisationId('riec');
  police = await product.organisationId('politie');
});
afterAll(() => product.close());

const sheet = async (code: string, client = officer): Promise<RuleSheet> =>
  (await client.get(`/rule-editions/${code}`)).body.data;

const reason = 'Afgesproken in het privacyoverleg';
const save = async (code: string, changes: object): Promise<Answer> => {
  const { number, editions, region } = await sheet(code);
  const rule = { ...(editions[0]?.rule ?? region), ...changes };
  return officer.put(`/rule-editions/${code}`, { expectedVersion: number, reason, rule });
};
const trial = async (code: string): Promise<Trial> =>
  (await officer.get(`/rule-editions/${code}/trial`)).body.data;
const changedIn = (tried: Trial): string[] =>
  tried.results.filter((item) => item.changed).map((item) => item.code);

/** As the privacy officer does it: try, look at what changes, confirm. */
const enact = async (code: string, by = officer): Promise<Answer> => {
  const changedQuestions = changedIn(await trial(code));
  const { number } = await sheet(code);
  return by.post(`/rule-editions/${code}/enactments`, { expectedVersion: number, changedQuestions });
};

type OutlookRule = {
  rule: { code: string };
  open: { code: string }[];
  categories: { code: string }[];
};
const toRiec = async (client: Client): Promise<OutlookRule[]> =>
  (await client.get(`/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`))
    .body.data.rules;
const openOf = async (client: Client, code: string): Promise<string[]> =>
  (await toRiec(client))
    .filter((item) => item.rule.code === code)
    .flatMap((item) => item.open.map((one) => one.code));

describe('a draft', () => {
  test('is saved with who and why, and changes nothing yet', async () => {
    const { conditions } = (await sheet('R01')).region!;
    const saved = await save('R01', { conditions: [...conditions, 'four-eyes'] });
    expect(saved.status).toBe(200);
    const found = await sheet('R01');
    expect(found).toMatchObject({ state: 'draft', number: 1 });
    expect(found.editions[0]).toMatchObject({ reason, enactedAt: null, kind: 'adapted' });
    expect(found.inForce).toEqual(found.region);
    expect(await openOf(coordinator, 'R01')).not.toContain('four-eyes');
  });

  test('with codes that nobody knows is refused at each place, in words', async () => {
    const wrong = await save('R01', {
      from: ['gemeente', 'garage'],
      dataCategories: ['identiteit', 'schoenmaat', 'slachtoffer'],
      conditions: ['vier-ogen'],
      purpose: 'riec-casus',
      phases: ['halverwege'],
      term: 'ooit',
      source: 'krant',
      basis: [{ law: 'AVG', article: '999' }],
      validFrom: '2027-02-01',
      validUntil: '2027-01-01',
    });
    expect(wrong.status).toBe(422);
    const found = wrong.body.errors.map((item: { pointer: string; code: string }) => [
      item.pointer,
      item.code,
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['/rule/from/1', 'unknown-party'],
        ['/rule/dataCategories/1', 'unknown-category'],
        ['/rule/dataCategories/2', 'category-outside-purpose'],
        ['/rule/conditions/0', 'unknown-condition'],
        ['/rule/phases/0', 'unknown-phase'],
        ['/rule/term', 'unknown-rule-term'],
        ['/rule/source', 'unknown-source'],
        ['/rule/basis/0/article', 'unknown-article'],
        ['/rule/validUntil', 'ends-before-begin'],
      ]),
    );
    expect((await sheet('R01')).number).toBe(1);
  });

  test('of a prohibition of the region is refused: an organisation is never looser than that', async () => {
    const refused = await save('X38', { explanation: 'Mag toch.' });
    expect(refused.body.errors).toEqual([{ pointer: '/rule/code', code: 'prohibition-stays' }]);
    const retired = await officer.post('/rule-editions/X38/retirements', { expectedVersion: 0, reason });
    expect(retired.body.code).toBe('prohibition-stays');
  });

  test('does not call a rule checked without a source that was read', async () => {
    const { sources } = (await officer.get('/rule-vocabulary')).body.data;
    const unread = sources.find((item: { wasRead: boolean }) => !item.wasRead).code;
    const refused = await save('R01', { confidence: 'verified', source: unread });
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/rule/confidence', code: 'source-not-read' }),
    ]);
  });
});

describe('the test cases', () => {
  test('are run against the draft, beside the rules in force', async () => {
    const tried = await trial('R01');
    expect(tried.asked).toBeGreaterThan(40);
    expect(changedIn(tried)).toEqual([
      'inbreng-riec',
      'inbreng-zonder-convenant',
      'inbreng-zonder-motivering',
    ]);
    const first = tried.results.find((item) => item.code === 'inbreng-riec')!;
    expect(first.before.outcome).toBe('allowed');
    expect(first.after).toMatchObject({ outcome: 'allowed-when', open: [{ code: 'four-eyes' }] });
    expect(first.asExpected).toBe(false);
  });

  test('of the organisation itself are asked along, and refused with the place of an unknown code', async () => {
    const delivered = (await officer.get('/rule-questions')).body.data[0].question;
    const { code: _, ...question } = delivered;
    const wrong = await officer.post('/rule-questions', { question: { ...question, holds: ['zomaar'] } });
    expect(wrong.body.errors).toEqual([
      { pointer: '/question/holds/0', code: 'unknown-condition', params: { value: 'zomaar' } },
    ]);
    const own = { ...question, title: 'Onze eigen vraag' };
    const { id } = (await officer.post('/rule-questions', { question: own })).body.data;
    expect((await trial('R01')).results.map((item) => item.title)).toContain('Onze eigen vraag');
    expect((await fg.post('/rule-questions', { question: own })).status).toBe(403);
    expect((await officer.delete(`/rule-questions/${id}`)).status).toBe(204);
    expect((await trial('R01')).results.map((item) => item.title)).not.toContain('Onze eigen vraag');
  });

  test('answer any question with rule, article, what is open and whether it was confirmed here', async () => {
    const situation = {
      from: { type: 'politie', roles: [] },
      to: { type: 'gemeente', roles: ['coordinator-ondermijning'] },
      inside: false,
      purpose: 'ondermijning-intern',
      categories: ['strafrechtelijk'],
      holds: ['weighing-approved'],
    };
    const answer = (await officer.post('/rule-answers', { situation })).body.data;
    expect(answer).toMatchObject({ outcome: 'not-allowed' });
    expect(answer.refusals.length).toBeGreaterThan(0);
    const unknown = await officer.post('/rule-answers', { situation: { ...situation, phase: 'ooit' } });
    expect(unknown.body.errors[0]).toMatchObject({ pointer: '/situation/phase', code: 'unknown-phase' });
  });
});

describe('the FG', () => {
  test('reads along and advises on what was read, and confirms nothing', async () => {
    const advice = 'Vier ogen is hier evenredig; leg vast wie de tweede persoon is.';
    expect((await fg.post('/rule-editions/R01/advices', { advice })).status).toBe(201);
    expect((await sheet('R01')).advices[0]).toMatchObject({
      advice,
      number: 1,
      writtenByName: expect.any(String),
    });
    const read = await fg.get('/rule-editions/R01');
    expect(read.body.abilities).toMatchObject({ edit: false, enact: false, advise: true });
    expect((await enact('R01', fg)).status).toBe(403);
    expect(
      (await fg.put('/rule-editions/R01', { expectedVersion: 1, reason, rule: read.body.data.region }))
        .status,
    ).toBe(403);
    expect((await officer.post('/rule-editions/R01/advices', { advice })).status).toBe(403);
  });

  test('could not confirm past the screens either', async () => {
    const edition = (await sheet('R01')).editions[0]!.id;
    const version = product.parts.content.newest('legal-bases').id;
    await expect(
      fg.inScope((scope) =>
        sql`insert into rule_enactment (id, organisation_id, rule_edition_id, content_version_id, enacted_by_person_id, enacted_by_name)
          values (gen_random_uuid(), ${scope.organisation.id}, ${edition}, ${version}, ${scope.person.id}, 'x')`.execute(
          scope.db,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      fg.inScope((scope) => sql`select carry_own_confirmations(${version}, ${version})`.execute(scope.db)),
    ).rejects.toThrow(/only the privacy officer/);
    const zwolle = await product.organisationId('zwolle');
    await expect(
      officer.inScope((scope) =>
        sql`select carry_rule_confirmations(${zwolle}, ${version}, ${version})`.execute(scope.db),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      officer.inScope((scope) =>
        sql`select carry_own_confirmations(${version}, ${version})`.execute(scope.db),
      ),
    ).rejects.toThrow(/not versions of this organisation/);
  });
});

describe('a confirmed draft', () => {
  test('is refused while other answers change than were seen', async () => {
    const { number } = await sheet('R01');
    const refused = await officer.post('/rule-editions/R01/enactments', {
      expectedVersion: number,
      changedQuestions: [],
    });
    expect(refused.body).toMatchObject({
      code: 'stale-version',
      current: {
        changedQuestions: ['inbreng-riec', 'inbreng-zonder-convenant', 'inbreng-zonder-motivering'],
      },
    });
  });

  test('is what the giving follows from then on, here and nowhere else', async () => {
    const before = (await officer.get('/rules')).body.data.filter(
      (rule: { confirmation: unknown }) => rule.confirmation !== null,
    ).length;
    expect((await enact('R01')).status).toBe(201);
    expect(await openOf(coordinator, 'R01')).toContain('four-eyes');
    expect(await openOf(deventer, 'R01')).not.toContain('four-eyes');
    expect(await sheet('R01')).toMatchObject({ state: 'in-force', number: 1 });
    const after = (await officer.get('/rules')).body.data.filter(
      (rule: { confirmation: unknown }) => rule.confirmation !== null,
    );
    // Rules whose text is the same keep their yes, with who gave it.
    expect(after.length).toBe(before);
    expect((await officer.get('/audit-events?limit=5')).body.data[0]).toMatchObject({
      action: expect.any(String),
    });
  });

  test('closes what depended on it when its confirmation is taken back, and opens with it again', async () => {
    const { confirmation } = await sheet('R01');
    expect((await officer.delete(`/rule-confirmations/${confirmation!.id}`)).status).toBe(204);
    expect((await sheet('R01')).state).toBe('waiting');
    expect(await openOf(coordinator, 'R01')).toContain('rule-confirmed');
    const version = (await officer.get('/rules')).body.contentVersionId;
    await officer.post('/rule-confirmations', { ruleCode: 'R01', contentVersionId: version });
    expect(await openOf(coordinator, 'R01')).not.toContain('rule-confirmed');
  });

  test('cannot be confirmed twice', async () => {
    const { number } = await sheet('R01');
    const again = await officer.post('/rule-editions/R01/enactments', {
      expectedVersion: number,
      changedQuestions: [],
    });
    expect(again.body.code).toBe('transition-not-allowed');
  });

  test('with dates holds only between them', async () => {
    await save('R01', { validFrom: '2099-01-01' });
    const tried = await trial('R01');
    // Tried as of its first day.
    expect(tried.on).toBe('2099-01-01');
    expect((await enact('R01')).status).toBe(201);
    expect((await toRiec(coordinator)).map((item) => item.rule.code)).not.toContain('R01');
    const { region, editions } = await sheet('R01');
    const { validFrom: _, ...rule } = editions[0]!.rule!;
    await officer.put('/rule-editions/R01', { expectedVersion: 2, reason, rule });
    expect((await enact('R01')).status).toBe(201);
    expect((await toRiec(coordinator)).map((item) => item.rule.code)).toContain('R01');
    expect(region).not.toBeNull();
  });
});

describe('own rules', () => {
  const own: SharingRule = {
    code: 'NIEUW',
    effect: 'prohibit',
    title: 'Niets naar buiten',
    from: ['*'],
    to: ['*'],
    purpose: '*',
    dataCategories: ['*'],
    conditions: [],
    basis: [{ law: 'AVG', article: '5 lid 1 onder c' }],
    explanation: 'Zolang het onderzoek naar het datalek loopt, verstrekt deze organisatie niets.',
    source: 'avg',
    confidence: 'design',
  };

  test('that forbid everything leave nothing open, and everything says so with the rule', async () => {
    const saved = await officer.post('/rule-editions', { reason, rule: own });
    expect(saved.body.data).toEqual({ code: 'EIGEN1', number: 1 });
    const tried = await trial('EIGEN1');
    expect(tried.results.every((item) => item.after.outcome === 'not-allowed')).toBe(true);
    expect((await enact('EIGEN1')).status).toBe(201);
    const outlook = (
      await coordinator.get(
        `/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`,
      )
    ).body.data;
    expect(outlook.rules).toEqual([]);
    expect(outlook.never.some((item: { rule: { code: string } }) => item.rule?.code === 'EIGEN1')).toBe(true);
    const inside = await (await product.signIn('toezicht-zwolle')).post('/signals', {
      id: crypto.randomUUID(),
      narrative: 'Achter het pand ruikt het naar hennep.',
      themeCode: 'hennepteelt',
    });
    expect(inside.status).toBe(403);
    expect(JSON.stringify(inside.body)).toContain('EIGEN1');
    // Another organisation goes on.
    expect((await toRiec(deventer)).length).toBeGreaterThan(0);
  });

  test('are retired by a next version that is confirmed as well', async () => {
    const retired = await officer.post('/rule-editions/EIGEN1/retirements', { expectedVersion: 1, reason });
    expect(retired.status).toBe(201);
    expect((await toRiec(coordinator)).length).toBe(0);
    expect((await enact('EIGEN1')).status).toBe(201);
    expect((await sheet('EIGEN1')).state).toBe('retired');
    expect((await toRiec(coordinator)).length).toBeGreaterThan(0);
    const { body } = await officer.get('/rule-editions');
    expect(body.differences).toEqual([
      expect.objectContaining({ kind: 'changed', code: 'R01', fields: ['conditions'] }),
    ]);
    expect(body.data.map((row: { code: string; state: string }) => [row.code, row.state])).toEqual([
      ['EIGEN1', 'retired'],
      ['R01', 'in-force'],
    ]);
  });
});

describe('nobody else', () => {
  const TABLES = ['rule_edition', 'rule_enactment', 'rule_advice', 'rule_question'] as const;

  test.each(TABLES)('sees, changes or removes a row of %s', async (table) => {
    const kept = await product.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    expect(kept.rows[0]!.n).toBeGreaterThan(0);
    // Another organisation, another purpose, an unnamed colleague, and who only keeps the product running.
    const others = [
      'privacyofficer-deventer',
      'zorgcoordinator-zwolle',
      'collega-zwolle',
      'beheerder-zwolle',
    ];
    for (const username of [...others, 'regionaal-coordinator']) {
      const client = await product.signIn(username);
      const seen = await client.inScope((scope) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(scope.db),
      );
      expect([username, seen.rows[0]!.n]).toEqual([username, 0]);
      await expect(
        client.inScope((scope) => sql`delete from ${sql.table(table)}`.execute(scope.db)),
      ).rejects.toThrow(/permission denied/);
    }
    expect((await product.owner.query(`select count(*)::int as n from ${table}`)).rows).toEqual(kept.rows);
  });

  test('sees or writes an organisation’s rules: another organisation, a colleague without the role', async () => {
    const { editions } = await sheet('R01');
    for (const client of [await product.signIn('privacyofficer-deventer'), coordinator]) {
      const seen = await client.inScope((scope) =>
        sql<{
          n: number;
        }>`select (select count(*) from rule_edition)::int + (select count(*) from rule_enactment)::int
          + (select count(*) from rule_advice)::int + (select count(*) from rule_question)::int as n`.execute(
          scope.db,
        ),
      );
      expect(seen.rows[0]!.n).toBe(0);
      await expect(
        client.inScope((scope) =>
          sql`insert into rule_edition (id, organisation_id, rule_code, number, kind, base_version_id, reason, saved_by_person_id, saved_by_name)
            select gen_random_uuid(), o.id, 'R01', 9, 'retired', ${product.parts.content.newest('legal-bases').id}, 'x', ${scope.person.id}, 'x'
              from organisation o where o.code = 'zwolle'`.execute(scope.db),
        ),
      ).rejects.toThrow(/row-level security/);
    }
    expect((await coordinator.get('/rule-editions')).status).toBe(403);
    expect((await (await product.signIn('privacyofficer-deventer')).get('/rule-editions')).body.data).toEqual(
      [],
    );
    expect(editions.length).toBeGreaterThan(2);
  });
});

describe('newer rules of the region', () => {
  test('go under the own ones: what was not worded here follows, and a text that stayed keeps its yes', async () => {
    const region = product.parts.content.newest('legal-bases');
    const newer = structuredClone(region.document as LegalBasesContent);
    newer.version = '2031-1';
    newer.sharingRules.find((rule) => rule.code === 'R02')!.explanation = 'Anders gezegd.';
    await product.owner.query(
      `insert into content_version (id, kind, version, sha256, document) values (gen_random_uuid(), 'legal-bases', '2031-1', 'x', $1)`,
      [JSON.stringify(newer)],
    );
    await withSystemScope(product.parts.pools.system, 'renew', renewOwnRules);
    await product.parts.content.refresh();
    const rules = (await officer.get('/rules')).body.data as {
      code: string;
      explanation: string;
      confirmation: unknown;
    }[];
    const of = (code: string) => rules.find((rule) => rule.code === code)!;
    expect(of('R02')).toMatchObject({ explanation: 'Anders gezegd.', confirmation: null });
    expect(of('R01').confirmation).not.toBeNull();
    expect(await openOf(coordinator, 'R01')).toContain('four-eyes');
    expect(police).toEqual(expect.any(String));
  });
});
