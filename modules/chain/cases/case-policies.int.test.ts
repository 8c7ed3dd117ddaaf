import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { appointmentOf, identify, join, MOTIVATION, type OpenCase, openCase } from './testing/case-world.ts';

let product: TestProduct;
let world: OpenCase;
let police: Client;
beforeAll(async () => {
  product = await openTestProduct();
  world = await openCase(product);
  police = await join(product, world, 'politie', 'politie');
  await identify(world);
  await world.lead.post(`/cases/${world.caseId}/shares`, {
    organisationId: await product.organisationId('politie'),
    fields: [{ itemId: world.signal.suspectId, keys: ['name'] }],
    proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
  });
});
afterAll(() => product.close());

const TABLES = [
  'case_file',
  'case_participant',
  'case_invitation',
  'bring_in',
  'case_subject',
  'case_subject_item',
  'contribution',
  'case_event',
  'referral',
  'disclosure',
  'disclosure_approval',
] as const;

const rowsIn = (client: Client, table: string): Promise<number> =>
  client.inScope(
    async (scope) =>
      (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(scope.db))
        .rows[0]?.count ?? -1,
  );

describe.each([
  'collega-zwolle',
  'coordinator-deventer',
  'riec-collega',
  'om',
  'procesregisseur-zvh',
  'beheerder-riec',
])('%s, not named', (username) => {
  test.each(TABLES)('sees no row of %s', async (table) => {
    expect(await rowsIn(await product.signIn(username), table)).toBe(0);
  });
});

describe('in another purpose', () => {
  test.each(['case_file', 'contribution', 'case_participant', 'case_event'])(
    'the lead sees no row of %s',
    async (table) => {
      const { lead } = world;
      expect(await rowsIn(lead, table)).toBeGreaterThan(0);
      const answer = await lead.get(`/cases/${world.caseId}`, { 'schakel-purpose': 'ondermijning-intern' });
      expect(answer.status).toBe(404);
    },
  );
});

describe('what the database refuses, whatever the program does', () => {
  const attempt = (client: Client, statement: ReturnType<typeof sql>) =>
    client.inScope((scope) => statement.execute(scope.db));

  test('an unnamed colleague names nobody, also not herself', async () => {
    const colleague = await product.signIn('collega-zwolle');
    const appointment = await appointmentOf(product, 'collega-zwolle');
    await expect(
      attempt(
        colleague,
        sql`insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id)
            values (${newId()}, ${world.caseId}, scope_organisation(), ${appointment}, scope_person(), '', '', 'participant', scope_person())`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('a participant names nobody of another organisation', async () => {
    const appointment = await appointmentOf(product, 'belastingdienst');
    await expect(
      attempt(
        police,
        sql`insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id)
            values (${newId()}, ${world.caseId}, scope_organisation(), ${appointment}, scope_person(), '', '', 'participant', scope_person())`,
      ),
    ).rejects.toThrow(/no appointment there/);
  });

  test('a copy without its own disclosure is refused', async () => {
    const { rows } = await product.owner.query(
      'select id, disclosure_id from contribution where case_id = $1 limit 1',
      [world.caseId],
    );
    await expect(
      attempt(
        police,
        sql`insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, item_id, item_kind,
              version, fields, categories, given_by_person_id, given_by_name)
            select ${newId()}, ${world.caseId}, scope_organisation(), c.host_organisation_id, scope_organisation(), 'riec-casus', ${rows[0].disclosure_id}, ${newId()},
              'note', 1, '[{"key":"note"}]', '{verhaal}', scope_person(), 'x' from case_file c where c.id = ${world.caseId}`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test.each(['contribution', 'case_event'])('a row of %s is never changed', async (table) => {
    const statement = sql`update ${sql.table(table)} set case_id = case_id`;
    await expect(attempt(world.lead, statement)).rejects.toThrow(/permission denied/);
    await expect(attempt(world.lead, sql`delete from ${sql.table(table)}`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a host does not rewrite what was offered', async () => {
    await expect(attempt(world.lead, sql`update bring_in set title = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a receiver does not withdraw what was given to it', async () => {
    await expect(
      attempt(
        police,
        sql`update disclosure set withdrawn_at = now(), withdrawn_reason = 'x' where recipient_organisation_id = scope_organisation()`,
      ),
    ).rejects.toThrow(/only the giver withdraws/);
  });

  test('a second pair of eyes belongs to someone else, also past the policies', async () => {
    const { rows } = await product.owner.query(`select id from person where subject = 'riec-casusregisseur'`);
    await expect(
      product.owner.query(
        `alter table disclosure_approval disable trigger user;
         insert into disclosure_approval (id, organisation_id, purpose_code, condition_code, record_kind, record_id, recipient_organisation_id, categories, reason,
           asked_by_person_id, asked_by_name, decision, decided_by_person_id)
         select gen_random_uuid(), o.id, 'riec-casus', 'four-eyes', 'case', gen_random_uuid(), o.id, '{bsn}', 'x', '${rows[0].id}', 'x', 'approved', '${rows[0].id}' from organisation o limit 1`,
      ),
    ).rejects.toThrow(/approval_by_another_person/);
  });

  test('taking someone off the case takes the case away', async () => {
    const appointment = await appointmentOf(product, 'casusdeelnemer-zwolle');
    const named = await product.signIn('casusdeelnemer-zwolle');
    const { body } = await named.get(`/cases/${world.caseId}/participants`);
    const own = body.data.find((row: any) => row.appointmentId === appointment);
    expect(
      (
        await named.post(`/cases/${world.caseId}/participants/${own.id}/endings`, {
          reason: 'Gaat ander werk doen.',
        })
      ).status,
    ).toBe(204);
    expect((await named.get(`/cases/${world.caseId}`)).status).toBe(404);
    expect(await rowsIn(named, 'contribution')).toBe(0);
  });
});

describe('the plan of a read', () => {
  test('takes no event apart for shielded members where nobody is shielded', async () => {
    const { rows } = await product.owner.query<{ definition: string }>(
      "select pg_get_functiondef('case_event_keys'::regproc) as definition",
    );
    await product.owner.query(
      `create or replace function case_event_keys(p_case uuid, p_organisation uuid, p_detail jsonb) returns text[] language plpgsql immutable
         as $$ begin raise exception 'an event was taken apart'; end $$`,
    );
    try {
      expect(await rowsIn(world.lead, 'case_event')).toBeGreaterThan(0);
      await expect(
        product.owner.query('select case_event_keys(case_id, organisation_id, detail) from case_event'),
      ).rejects.toThrow(/taken apart/);
    } finally {
      await product.owner.query(rows[0]?.definition ?? '');
    }
  });

  test.each([
    ['contribution', 'contribution'],
    ['case_file', 'case_file'],
    ['case_event', 'case_event'],
  ])('the sets of cases are computed once for a read of %s, not per row', async (table) => {
    const plan = await world.lead.inScope(async (scope) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from ${sql.table(table)}`.execute(
        scope.db,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/InitPlan/);
    const filters = plan.split('\n').filter((line) => /Filter|Cond/.test(line));
    expect(filters.length).toBeGreaterThan(0);
    for (const line of filters) expect(line).not.toMatch(/my_\w*case\w*\(\)/);
  });
});
