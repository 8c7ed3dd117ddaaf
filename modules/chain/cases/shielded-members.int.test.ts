import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { membersShieldedFrom, type SharingRule } from '#modules/trust/purposes/model/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { appointmentOf, join, type OpenCase, openCase } from './testing/case-world.ts';

/* The police takes part in a case of the RIEC, and a rule of the police shields that from municipalities. Zwolle, which takes part too, learns
   of it nowhere; the host and the police themselves see it, and that it is shielded. */

let product: TestProduct;
let world: OpenCase;
let police: Client;
let zwolle: Client;
let policeId: string;
const NAMES = { organisation: '', person: '' };

/** A rule of the police, put in force as its own version of the region's rules. */
async function shieldPolice(rule: object | null): Promise<void> {
  const id = newId();
  await product.owner.query(
    `insert into content_version (id, kind, organisation_id, base_version_id, version, sha256, document)
     select $1::uuid, kind, $2, id, version, $1::text, case when $3::jsonb is null then document
            else jsonb_set(document, '{sharingRules}', document -> 'sharingRules' || $3::jsonb) end
       from content_version where kind = 'legal-bases' and organisation_id is null order by created_at desc limit 1`,
    [id, policeId, rule === null ? null : JSON.stringify(rule)],
  );
  // What its privacy officer confirmed stands in its own version too.
  await product.owner.query(
    `insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id)
     select distinct on (rule_code) gen_random_uuid(), organisation_id, rule_code, $1::uuid, confirmed_by_person_id
       from rule_confirmation where organisation_id = $2 and withdrawn_at is null`,
    [id, policeId],
  );
  await product.parts.content.refresh();
}

const SHIELD = {
  code: 'Z1',
  title: 'Deelname van de politie is afgeschermd',
  effect: 'prohibit',
  from: ['politie'],
  to: ['gemeente'],
  purpose: 'riec-casus',
  dataCategories: ['biometrie'],
  conditions: [],
  basis: [{ law: 'Wpg', article: '7' }],
  explanation: 'Wie meedoet weten alleen de gastheer en de politie.',
  source: 'wpg',
  confidence: 'design',
  shieldsMembersFrom: ['gemeente'],
};

/** Every page of a case that a participant opens, by the routes; each as far as it tells of this case. */
const pages = (caseId: string): string[] => [
  '/cases',
  `/cases/${caseId}`,
  `/cases/${caseId}/participants`,
  `/cases/${caseId}/events`,
  `/cases/${caseId}/contributions`,
  `/cases/${caseId}/plan`,
  `/cases/${caseId}/intervention-options`,
  `/cases/${caseId}/barrier-measures`,
  `/cases/${caseId}/outcome`,
  `/inquiry-choices?recordKind=case&recordId=${caseId}`,
  `/disclosures?caseId=${caseId}`,
  `/disclosure-choices?caseId=${caseId}`,
  `/records/${caseId}/reasons`,
  '/notifications',
  '/case-invitations',
  '/search?q=Loods',
  '/session/counts',
];

type Shown = Record<string, { status: number; text: string }>;
/** What changes with each look (times of reading) is taken out, so that two looks can be compared. */
const still = (body: unknown): string =>
  JSON.stringify(body).replaceAll(/"(requestId|createdAt|readAt|madeAt|at)":"[^"]*"/g, '');
async function look(client: Client): Promise<Shown> {
  const shown: Shown = {};
  for (const path of pages(world.caseId)) {
    const answer = await client.get(path);
    shown[path] = { status: answer.status, text: still(answer.body) };
  }
  return shown;
}

beforeAll(async () => {
  product = await openTestProduct();
  world = await openCase(product);
  policeId = await product.organisationId('politie');
  zwolle = await product.signIn('casusdeelnemer-zwolle');
  await zwolle.post(`/cases/${world.caseId}/secrecy-confirmations`, { confirmed: true });
  const { rows } = await product.owner.query<{ organisation: string; person: string }>(
    `select o.name as organisation, p.name as person from organisation o, person p where o.id = $1 and p.subject = 'politie'`,
    [policeId],
  );
  Object.assign(NAMES, rows[0]);
  await shieldPolice(SHIELD);
});
afterAll(() => product.close());

/** What the police does in a case, one thing after the other. */
const acts: readonly [string, () => Promise<{ status: number; body: unknown } | undefined>][] = [
  [
    'takes part',
    async () => {
      police = await join(product, world, 'politie', 'politie');
      return undefined;
    },
  ],
  [
    'acknowledges secrecy',
    () => police.post(`/cases/${world.caseId}/secrecy-confirmations`, { confirmed: true }),
  ],
  [
    'brings something',
    async () => {
      // The rules of such a giving have their own tests; here counts only that it is there.
      const disclosure = newId();
      await product.owner.query(
        `insert into disclosure select (jsonb_populate_record(d, jsonb_build_object('id', $1::text, 'organisation_id', $2::text,
             'given_by_person_id', $3::text, 'given_by_name', $4::text, 'records', '[]'::jsonb))).*
           from disclosure d where d.case_id = $5 limit 1`,
        [disclosure, policeId, police.personId, NAMES.person, world.caseId],
      );
      const brought = await product.owner.query(
        `insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, item_id, item_kind,
           version, fields, categories, given_by_person_id, given_by_name)
         select $1, c.id, $2, c.host_organisation_id, $2, c.purpose_code, $6, $1, 'note', 1,
                '[{"key":"narrative","categories":["verhaal"],"value":"Nachtelijk laden."}]', '{verhaal}', $3, $4
           from case_file c where c.id = $5`,
        [newId(), policeId, police.personId, NAMES.person, world.caseId, disclosure],
      );
      expect(brought.rowCount).toBe(1);
      return undefined;
    },
  ],
  [
    'is named by the host on the time line, alone and among others',
    async () => {
      for (const detail of [
        { organisation: NAMES.organisation },
        { recipients: ['Belastingdienst', NAMES.organisation] },
      ])
        await product.owner.query(
          `insert into case_event (id, case_id, organisation_id, type, detail, person_id, person_name)
           select $1, c.id, c.host_organisation_id, 'plan.shared', $2, $3, 'gastheer' from case_file c where c.id = $4`,
          [newId(), JSON.stringify(detail), world.lead.personId, world.caseId],
        );
      return undefined;
    },
  ],
];

describe('a member whom a rule shields', () => {
  test('makes no difference to any page of who may not know, whatever it does', async () => {
    const before = await look(zwolle);
    expect(Object.values(before).filter((page) => page.status === 200).length).toBeGreaterThan(10);
    for (const [what, act] of acts) {
      const answer = await act();
      expect([what, answer === undefined || answer.status < 300, answer?.body]).toEqual([
        what,
        true,
        answer?.body,
      ]);
      expect([what, await look(zwolle)]).toEqual([what, before]);
    }
  });

  test('stands in no row of any table about a case, past the routes', async () => {
    const { rows: tables } = await product.owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('schakel_app', c.oid, 'select') order by 1`,
    );
    expect(tables.length).toBeGreaterThan(10);
    const told: string[] = [];
    for (const { name } of tables) {
      const seen = await zwolle.inScope((scope) =>
        sql<{
          row: string;
        }>`select to_jsonb(t)::text as row from ${sql.table(name)} t where case_id = ${world.caseId}`.execute(
          scope.db,
        ),
      );
      const secrets = [policeId, police.personId, NAMES.organisation, NAMES.person];
      if (seen.rows.some(({ row }) => secrets.some((secret) => row.includes(secret)))) told.push(name);
    }
    expect(told).toEqual([]);
    const party = await zwolle.inScope((scope) =>
      sql<{ people: number }>`select people from case_party(${world.caseId}, ${policeId})`.execute(scope.db),
    );
    expect(party.rows).toEqual([{ people: 0 }]);
  });

  test('is known to the host and to itself, with from whom it is shielded; to the rest nobody says that there is a shield', async () => {
    const shieldOf = async (client: Client) =>
      (await client.get(`/cases/${world.caseId}/participants`)).body.data
        .filter((row: any) => row.organisation.id === policeId)
        .map((row: any) => row.shieldedFrom.map((type: any) => type.code));
    expect(await shieldOf(world.lead)).toEqual([['gemeente']]);
    expect(await shieldOf(police)).toEqual([['gemeente']]);
    const own = (await zwolle.get(`/cases/${world.caseId}/participants`)).body.data;
    expect(own.length).toBeGreaterThan(0);
    for (const row of own) expect(row.shieldedFrom).toEqual([]);
  });

  test('is not given away by a copy that the host shares on: it comes from the host', async () => {
    const copy = (recipient: string) =>
      product.owner.query<{ origin: string }>(
        `insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id,
           source_contribution_id, item_id, item_kind, version, fields, categories, regimes, given_by_person_id, given_by_name)
         select $1, case_id, recipient_organisation_id, (select id from organisation where code = $2), origin_organisation_id, purpose_code, disclosure_id, id,
                item_id, item_kind, version, fields, categories, regimes, given_by_person_id, 'gastheer'
           from contribution where origin_organisation_id = $3 and recipient_organisation_id <> $3 limit 1
         returning origin_organisation_id as origin`,
        [newId(), recipient, policeId],
      );
    const riec = await product.organisationId('riec');
    expect((await copy('zwolle')).rows).toEqual([{ origin: riec }]);
    expect((await copy('om')).rows).toEqual([{ origin: policeId }]);
    const { text } = (await look(zwolle))[`/cases/${world.caseId}/contributions`]!;
    expect(text).toContain('Nachtelijk laden.');
    expect(text).not.toContain(policeId);
  });

  test('names somebody more and ends it, and that is told to who may know only', async () => {
    const appointment = await appointmentOf(product, 'politie');
    const { body } = await police.get(`/cases/${world.caseId}/participants`);
    const mine = body.data.find((row: any) => row.appointmentId === appointment);
    const before = await look(zwolle);
    const ended = await police.post(`/cases/${world.caseId}/participants/${mine.id}/endings`, {
      reason: 'Het werk van de politie is klaar.',
    });
    expect(ended.status).toBe(204);
    expect(await look(zwolle)).toEqual(before);
    const events = (await world.lead.get(`/cases/${world.caseId}/events`)).body.data;
    expect(events.map((row: any) => row.type)).toContain('case.participant-left');
  });

  test('is seen again when its rules shield it no longer', async () => {
    await shieldPolice(null);
    const { text } = (await look(zwolle))[`/cases/${world.caseId}/participants`]!;
    expect(text).toContain(NAMES.organisation);
  });
});

describe('the database and the model', () => {
  const TYPES = ['politie', 'gemeente', 'om', 'riec', '*'];
  const rule = fc.record(
    {
      from: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
      purpose: fc.constantFrom('riec-casus', 'zvh-casus', '*'),
      shieldsMembersFrom: fc.uniqueArray(fc.constantFrom(...TYPES.slice(0, 4)), { minLength: 1 }),
      validFrom: fc.constantFrom('2020-01-01', '2099-01-01'),
      validUntil: fc.constantFrom('2020-06-01', '2099-06-01'),
    },
    { requiredKeys: ['from', 'purpose'] },
  );

  test('say the same of whom a member is shielded from, for any rules', async () => {
    const client = await product.owner.connect();
    const today = new Date().toISOString().slice(0, 10);
    try {
      await client.query('begin');
      await fc.assert(
        fc.asyncProperty(
          fc.array(rule, { maxLength: 5 }),
          fc.constantFrom(...TYPES.slice(0, 4)),
          async (rules, type) => {
            await client.query(
              `insert into content_version (id, kind, organisation_id, version, sha256, document) values ($1::uuid, 'legal-bases', $2, 'x', $1::text, $3)`,
              [newId(), policeId, JSON.stringify({ sharingRules: rules })],
            );
            const member = { type, purpose: 'riec-casus' };
            const { rows } = await client.query<{ from: string }>(
              `select f as "from" from unnest($1::text[]) f where shields_member($2, $3, $4, f) order by f`,
              [TYPES.slice(0, 4), policeId, member.type, member.purpose],
            );
            expect(rows.map((row) => row.from)).toEqual(
              membersShieldedFrom({ sharingRules: rules as unknown as SharingRule[] }, member, today),
            );
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
