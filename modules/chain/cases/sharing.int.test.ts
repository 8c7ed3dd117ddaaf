import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reasons, withoutReasons } from '#apps/testing/catalog/reasons.ts';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { askersIn, asksRules, givingTables } from '#apps/testing/sharing-sources.ts';
import { sendDueMail } from '#modules/chain/notifications/server/index.ts';
import { newId } from '#platform/kit/index.ts';
import type { Mail } from '#platform/server/mail/index.ts';
import { identify, join, openCase } from './testing/case-world.ts';
import { otherAskers, type SharingWorld, sharingPlaces } from './testing/sharing-places.ts';

/* Nothing goes to somebody else but by the rules: each place that shares asks them, and a rule that forbids everything closes each. */

let product: TestProduct;
let world: SharingWorld;
beforeAll(async () => {
  product = await openTestProduct();
  const opened = await openCase(product);
  await join(product, opened, 'politie', 'politie');
  await identify(opened);
  const named = await product.signIn('casusdeelnemer-zwolle');
  await named.post(`/cases/${opened.caseId}/secrecy-confirmations`, { confirmed: true });
  const { body } = await opened.lead.get(`/cases/${opened.caseId}/contributions`);
  world = {
    ...opened,
    product,
    named,
    desk: await product.signIn('toezicht-hardenberg'),
    companyCopyId: body.data.find((row: { itemKind: string }) => row.itemKind === 'company').id,
  };
});
afterAll(() => product.close());

describe('the list of places that share', () => {
  const listed = new Set([
    ...Object.values(sharingPlaces).map((place) => place.asks),
    ...Object.keys(otherAskers),
  ]);

  test('holds every file that asks the rules, and each of them asks', () => {
    const asking = askersIn(['modules', 'apps']);
    expect(asking.length).toBeGreaterThan(20);
    expect([...listed].sort()).toEqual(asking);
  });

  test('and a file that asks under another layout is found too', () => {
    expect(asksRules('const given = await giveDisclosure(\n  scope, ports, giving);')).toBe(true);
    expect(asksRules("import { giveDisclosure } from 'x';")).toBe(false);
  });

  /** Tables that name a second organisation and carry no disclosure of their own. */
  const WITHOUT: Reasons = {
    case_invitation: 'asks for kinds of data, which are judged; gives nothing about anybody',
    disclosure: 'the register itself',
    disclosure_approval: 'an answer inside the giving organisation; names to whom it would go',
    inquiry_alarm: 'that an account asks too much, told to who was asked; about nobody else',
    mandate: 'who may record for whom',
    participation: 'who stands on the list of a partnership',
    partner_ceiling: 'what at most may go to a partner',
    received_inquiry:
      'the question as it was asked, with the rules of question and answer; its disclosures stand at the asker',
    rights_part: 'a request of the person concerned to a joint controller, with the rules by which it went',
    rights_release: 'points at its disclosure once something goes; nothing found needs none',
    weighing: 'the decision to refer, inside; the referral has its own disclosure',
  };

  test('leaves out no table that hands a row to another organisation: each points at its disclosure', async () => {
    const found = await givingTables(product.owner);
    const bare = found
      .filter((table) => !table.disclosure)
      .map((table): [string, string] => [table.name, 'no disclosure']);
    expect(found.length - bare.length).toBeGreaterThan(3);
    expect(withoutReasons(new Map(bare), WITHOUT)).toEqual([]);
  });
});

describe('a place that shares', () => {
  const forbidAll = async () => {
    const rule = {
      code: 'X99',
      title: 'Niets gaat ergens heen',
      effect: 'prohibit',
      from: ['*'],
      to: ['*'],
      purpose: '*',
      dataCategories: ['*'],
      conditions: [],
      basis: [{ law: 'AVG', article: '5' }],
      explanation: 'Een regel die alles verbiedt.',
      source: 'avg',
      confidence: 'design',
    };
    await product.owner.query(
      `insert into content_version (id, kind, version, sha256, document)
       select $1::uuid, kind, version, $1::text, jsonb_set(document, '{sharingRules}', document -> 'sharingRules' || $2::jsonb)
         from content_version where kind = 'legal-bases' and organisation_id is null order by created_at desc limit 1`,
      [newId(), JSON.stringify(rule)],
    );
    await product.parts.content.refresh();
  };
  const given = async (): Promise<number> => {
    const { rows } = await product.owner.query<{ count: number }>(
      `select ((select count(*) from disclosure) + (select count(*) from contribution) + (select count(*) from referral)
        + (select count(*) from case_invitation) + (select count(*) from received_inquiry) + (select count(*) from signal where origin = 'desk' and state = 'received'))::int as count`,
    );
    return rows[0]!.count;
  };
  /** What is kept of a mail; `last_failure` is a code. */
  const MAIL_COLUMNS = [
    'attempts',
    'created_at',
    'id',
    'language',
    'last_failure',
    'message_id',
    'next_attempt_at',
    'notification_id',
    'organisation_id',
    'sent_at',
    'state',
    'to_address',
  ];
  const places = Object.entries(sharingPlaces);

  test.each(places)('is open by the rules of the region: %s', async (_name, { attempt }) => {
    const { status, body } = await attempt(world);
    expect([status, body.code ?? null, body.errors ?? []]).toEqual([201, null, []]);
  });

  test('is told of by mail that says nothing of what it is about', async () => {
    const sent: Mail[] = [];
    const mailer = {
      send: async (mail: Mail) => {
        sent.push(mail);
        return { ok: true as const, value: { messageId: newId() } };
      },
      close: async () => undefined,
    };
    const link = 'https://schakel.example';
    await sendDueMail({ pool: product.parts.pools.system, mailer, link: () => link });
    expect(sent.length).toBeGreaterThan(3);
    const texts = new Set(sent.map((mail) => `${mail.subject} ${mail.text}`));
    expect(texts.size).toBe(1);
    const { rows } = await product.owner.query<{ word: string }>(
      `select reference as word from case_file union select reference from signal union select title from case_file
       union select name from organisation union select name from person union select id::text from case_file`,
    );
    expect(rows.filter(({ word }) => [...texts].some((text) => text.includes(word)))).toEqual([]);
    const columns = await product.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'mail_outbox' order by 1`,
    );
    // Nowhere to keep a text: what is sent is made of the language alone.
    expect(columns.rows.map((row) => row.name)).toEqual(MAIL_COLUMNS);
  });

  test('is closed by a rule that forbids everything, each of them, and nothing of it stays', async () => {
    await forbidAll();
    const before = await given();
    for (const [name, { attempt }] of places) {
      const { status, body } = await attempt(world);
      expect([name, status, body.code]).toEqual([name, 403, 'rule-refuses']);
    }
    expect(await given()).toBe(before);
  });
});
