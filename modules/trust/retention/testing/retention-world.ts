import { type Client, type TestProduct, upload } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';

/** A word that stands nowhere else, so that a search through every table tells whether something of a record is left. */
export const MARK = 'Kwartelstraatje';

export type EndedSignal = { readonly id: string; readonly reference: string; readonly fileId: string };

/** A day so many days ago, as a moment. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

const sure = <Value extends { status: number; body: any }>(answer: Value, status: number): Value => {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** Past every policy: how long ago a signal ended, and how. */
export async function endSignal(
  product: TestProduct,
  id: string,
  ended: { readonly state: 'withdrawn' | 'dismissed' | 'closed'; readonly daysAgo: number },
): Promise<void> {
  await product.owner.query('update signal set state = $2, closed_at = $3, updated_at = $3 where id = $1', [
    id,
    ended.state,
    daysAgo(ended.daysAgo),
  ]);
}

/** A signal with a person, a company and a photo, recorded at the desk and ended long ago. */
export async function endedSignal(
  product: TestProduct,
  reporter: Client,
  ended: { readonly state: 'withdrawn' | 'dismissed' | 'closed'; readonly daysAgo: number },
  more: Readonly<Record<string, unknown>> = {},
): Promise<EndedSignal> {
  const id = newId();
  sure(
    await reporter.post('/signals', {
      id,
      narrative: `In het ${MARK} wordt steeds contant betaald voor kamers zonder register.`,
      mentions: [
        {
          id: newId(),
          kind: 'person',
          roles: ['involved'],
          name: `Gijs ${MARK}`,
          birthDate: '1980-02-03',
          phone: '0612345699',
        },
        { id: newId(), kind: 'company', roles: ['owner'], name: `${MARK} Verhuur` },
      ],
      ...more,
    }),
    201,
  );
  const file = await upload(reporter, `/signals/${id}/files`, {
    name: `${MARK}.txt`,
    content: `Kamers aan het ${MARK}`,
  });
  const fileId = sure(file, 201).body.data.id as string;
  await endSignal(product, id, ended);
  const { rows } = await product.owner.query<{ reference: string }>(
    'select reference from signal where id = $1',
    [id],
  );
  return { id, reference: rows[0]?.reference ?? '', fileId };
}

/** Where a text still stands: `table: rows`, over every table of the database, keys included. */
export async function whereIs(product: TestProduct, text: string): Promise<Record<string, number>> {
  const { rows: tables } = await product.owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'keystore')`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await product.owner.query<{ count: number }>(
      `select count(*) as count from ${name} x where x::text ilike '%' || $1 || '%'`,
      [text],
    );
    if ((rows[0]?.count ?? 0) > 0) found[name] = rows[0]?.count ?? 0;
  }
  return found;
}

export type Party = { readonly maker: Client; readonly reviewer: Client };

/** A list of these records, made by one and decided on by another, ready to be carried out. */
export async function decidedList(
  { maker, reviewer }: Party,
  recordIds: readonly string[],
  decision: Readonly<Record<string, unknown>> = { decision: 'destroy' },
): Promise<string> {
  const id = newId();
  sure(
    await maker.post('/destruction-lists', {
      id,
      title: 'Jaarlijkse lijst',
      reviewerPersonId: reviewer.personId,
      recordIds,
    }),
    201,
  );
  const decided = sure(
    await reviewer.post(`/destruction-lists/${id}/decisions`, { recordIds, ...decision }),
    201,
  );
  sure(
    await reviewer.post(`/destruction-lists/${id}/completions`, {
      expectedVersion: decided.body.data.version,
    }),
    201,
  );
  return id;
}

export const execute = (client: Client, listId: string, recordId: string) =>
  client.post(`/destruction-lists/${listId}/executions`, { recordId });

type Line = { readonly recordKind: string; readonly outcome: string };

/** The lines in force of the region, as they are put there. */
export async function rulesInForce(product: TestProduct): Promise<{ version: string; lines: Line[] }> {
  const { rows } = await product.owner.query<{ version: string; lines: Line[] }>(
    `select (array_agg(content_version_id))[1] as version, jsonb_agg(jsonb_build_object('recordKind', record_kind, 'purpose', purpose_code, 'outcome', outcome,
       'startEvent', start_event, 'months', months, 'days', days, 'extension', extension, 'archiveValue', archive_value, 'phaseWords', phase_words, 'source', source,
       'confidence', confidence, 'shortestMonths', shortest_months, 'longestMonths', longest_months)) as lines
       from retention_rule where ended_at is null and organisation_id is null`,
  );
  if (rows[0] === undefined) throw new Error('no rules in force');
  return rows[0];
}

/** Puts the rules in force without some of them, as another version of the content would. */
export async function rulesWithout(
  product: TestProduct,
  left: (line: Line) => boolean,
  given?: { version: string; lines: Line[] },
): Promise<void> {
  const { version, lines } = given ?? (await rulesInForce(product));
  await withSystemScope(product.parts.pools.system, 'test: other rules', (system) =>
    sql`select put_retention_rules(${version}, ${JSON.stringify(lines.filter((line) => !left(line)))}::jsonb)`.execute(
      system.db,
    ),
  );
}

/** Past every policy: a source answered a question about this signal, after a weighing. */
export async function answered(
  product: TestProduct,
  signalId: string,
  answer: 'hit' | 'no-hit',
): Promise<void> {
  await product.owner.query(
    `with given as (
       insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, source_purpose_code, content_version_id, rule_codes, rules, categories,
         conditions, record_kind, record_id, given_by_person_id, given_by_appointment_id, given_by_name)
       select gen_random_uuid(), s.organisation_id, s.organisation_id, s.purpose_code, s.purpose_code, (select id from content_version where kind = 'legal-bases' limit 1),
         '{G02}', '[]', '{treffer}', '[]', 'research-question', s.id, s.entered_by_person_id, s.entered_by_appointment_id, 'x' from signal s where s.id = $1 returning id)
     insert into research_question (id, organisation_id, purpose_code, signal_id, weighing_id, department_id, question, motivation, search, state, answer, asked_by_person_id,
       asked_by_name, asked_by_roles, disclosure_id, answered_by_person_id, answered_by_name, answered_at)
     select gen_random_uuid(), s.organisation_id, s.purpose_code, s.id, w.id, (select id from department d where d.organisation_id = s.organisation_id limit 1), 'x', 'x', '{}',
       'answered', $2, s.entered_by_person_id, 'x', '{}', given.id, s.entered_by_person_id, 'x', now()
       from signal s join weighing w on w.signal_id = s.id, given where s.id = $1`,
    [signalId, answer],
  );
}
