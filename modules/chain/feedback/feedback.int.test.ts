import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import { standingBringIn, standingCase, standingSignal } from '../interventions/testing/case-world.ts';
import { feedbackOf } from './server/index.ts';

let product: TestProduct;
let coordinator: Client;
let desk: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  desk = await product.signIn('balie-zwolle');
});
afterAll(() => product.close());

const TEXT = 'Bedankt. Wij hebben uw signaal bekeken en er is iets mee gedaan.';
const ended = (state = 'dismissed', more: object = {}) =>
  standingSignal(product, { reporter: 'balie-zwolle', state, ...more });
const versionOf = async (id: string): Promise<number> =>
  (await product.owner.query('select version from signal where id = $1', [id])).rows[0].version;

describe('word back', () => {
  test('is proposed from the state, adapted, given, read by the reporter, and then the signal closes', async () => {
    const signal = await ended();
    const proposal = await coordinator.get(`/signals/${signal.id}/feedback-proposals`);
    expect(proposal.body.data).toMatchObject({
      kind: 'final',
      channels: ['product', 'none'],
      noneReason: null,
    });
    expect(proposal.body.data.texts[0].text).toContain(signal.reference);
    const early = await coordinator.post(`/signals/${signal.id}/closings`, {
      expectedVersion: 1,
      reason: 'klaar',
    });
    expect(early.body.code).toBe('word-back-missing');

    const given = await coordinator.post(`/signals/${signal.id}/feedbacks`, {
      channel: 'product',
      text: `${proposal.body.data.texts[1].text} Dank u.`,
    });
    expect(given.body.errors ?? []).toEqual([]);
    expect(given).toMatchObject({
      status: 201,
      body: {
        data: [{ kind: 'final', channel: 'product', ruleCodes: ['T01M'] }],
        abilities: { give: false, close: true },
      },
    });
    expect((await desk.get('/notifications')).body.data[0]).toMatchObject({
      kind: 'word-back',
      recordId: signal.id,
    });
    const back = await desk.inScope((scope) => feedbackOf(scope, [signal.id]));
    expect(back.get(signal.id)?.text).toContain('Dank u.');
    const mine = (await desk.get(`/my-feedbacks?signalId=${signal.id}`)).body.data;
    expect(mine).toMatchObject([{ readAt: null }]);
    expect((await desk.post(`/feedbacks/${mine[0].id}/reads`)).status).toBe(204);
    expect((await desk.get('/notifications?unread=true')).body.data).toEqual([]);

    const closed = await coordinator.post(`/signals/${signal.id}/closings`, {
      expectedVersion: await versionOf(signal.id),
      reason: 'afgehandeld',
    });
    expect(closed).toMatchObject({ status: 200, body: { data: { state: 'closed' } } });
    const mails = await product.owner.query('select to_address, state from mail_outbox');
    expect(mails.rows.length).toBe(1);
  });

  test('tells why nobody was told, for an imported row without a channel', async () => {
    const signal = await ended('dismissed', {
      reporter: 'coordinator-zwolle',
      origin: 'import',
      sourceKind: 'anonymous',
    });
    expect((await coordinator.get(`/signals/${signal.id}/feedback-proposals`)).body.data).toMatchObject({
      channels: ['none'],
      noneReason: 'no-channel',
    });
    const wrong = await coordinator.post(`/signals/${signal.id}/feedbacks`, {
      channel: 'product',
      text: TEXT,
    });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/channel' }] } });
    const given = await coordinator.post(`/signals/${signal.id}/feedbacks`, { channel: 'none' });
    expect(given.body.data).toMatchObject([{ channel: 'none', noneReason: 'no-channel', text: '' }]);
    expect(
      (
        await coordinator.post(`/signals/${signal.id}/closings`, {
          expectedVersion: await versionOf(signal.id),
          reason: 'klaar',
        })
      ).status,
    ).toBe(200);
  });

  test('asks why when somebody could be told and is not', async () => {
    const signal = await ended();
    expect((await coordinator.post(`/signals/${signal.id}/feedbacks`, { channel: 'none' })).body.code).toBe(
      'reason-missing',
    );
    expect(
      (
        await coordinator.post(`/signals/${signal.id}/feedbacks`, {
          channel: 'none',
          noneReason: 'not-safe',
          noneNote: 'Melder vroeg om rust.',
        })
      ).status,
    ).toBe(201);
  });

  test('to someone outside goes under the rule for residents who report', async () => {
    const signal = await ended('dismissed', {
      reporter: 'coordinator-zwolle',
      origin: 'import',
      sourceKind: 'resident',
    });
    await product.owner.query(`update signal set source_contact = 'telefoon' where id = $1`, [signal.id]);
    const given = await coordinator.post(`/signals/${signal.id}/feedbacks`, {
      channel: 'outside',
      text: TEXT,
    });
    expect(given.body.errors ?? []).toEqual([]);
    expect(given.body.data).toMatchObject([{ channel: 'outside', ruleCodes: ['I02'] }]);
  });

  test('names nobody: what it gives away is refused with its place', async () => {
    const signal = await ended();
    await product.owner.query(
      `insert into mention (id, organisation_id, purpose_code, signal_id, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, street)
       values (gen_random_uuid(), $1, 'ondermijning-intern', $2, $3, 'person', '{suspect}', 'Karel Doorenbos', 'Doorenbos', 'Karel', 'Kerkstraat')`,
      [signal.organisationId, signal.id, desk.personId],
    );
    const text = 'Bedankt. Doorenbos aan de Kerkstraat 3 is bezocht, zijn nummer is 111222333.';
    const refused = await coordinator.post(`/signals/${signal.id}/feedbacks`, { channel: 'product', text });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('text-discloses');
    const places = refused.body.errors.map(
      ({ params }: { params: { kind: string; start: number; end: number } }) => [
        params.kind,
        text.slice(params.start, params.end),
      ],
    );
    expect(places).toEqual([
      ['name', 'Doorenbos'],
      ['address', 'Kerkstraat'],
      ['bsn', '111222333'],
    ]);
    expect((await coordinator.get(`/signals/${signal.id}/feedbacks`)).body.data).toEqual([]);
  });

  test('can be an update while a signal is watched, and does not close it', async () => {
    const signal = await ended('monitored');
    const given = await coordinator.post(`/signals/${signal.id}/feedbacks`, {
      channel: 'product',
      text: TEXT,
    });
    expect(given.body).toMatchObject({ data: [{ kind: 'update' }], abilities: { give: true, close: false } });
    expect(
      (await coordinator.post(`/signals/${signal.id}/closings`, { expectedVersion: 1, reason: 'klaar' })).body
        .code,
    ).toBe('word-back-missing');
  });

  test('is given once when two coordinators do so at the same time', async () => {
    const signal = await ended();
    const other = await product.signIn('collega-zwolle');
    const answers = await Promise.all(
      [coordinator, other].map((client) =>
        client.post(`/signals/${signal.id}/feedbacks`, { channel: 'product', text: TEXT }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  test('of a case tells what kind of result there was, once its host gave that', async () => {
    const lead = await product.signIn('riec-casusregisseur');
    const signal = await ended('in-case');
    const caseId = await standingCase(product, {
      lead: 'riec-casusregisseur',
      participants: ['casusdeelnemer-zwolle'],
      state: 'evaluating',
    });
    await standingBringIn(product, signal.id, caseId, 'casusdeelnemer-zwolle');
    await lead.post(`/cases/${caseId}/outcome`, {
      careGiven: 4,
      closures: 1,
      lessons: 'Eerder met wonen praten.',
    });
    const open = await lead.post(`/cases/${caseId}/result-shares`, { proofs: [] });
    expect(open.status).toBe(409);
    const shared = await lead.post(`/cases/${caseId}/result-shares`, {
      proofs: [
        {
          condition: 'provider-consent',
          text: 'Akkoord in het casusoverleg',
          approvedBy: 'Politie en Belastingdienst',
        },
        { condition: 'need-to-know-motivation', text: 'Voor het bericht aan de melder.' },
      ],
    });
    expect(shared.body.errors ?? []).toEqual([]);
    expect(shared.body.data).toMatchObject({ signals: 1 });
    await product.owner.query(`update signal set state = 'outcome-recorded' where id = $1`, [signal.id]);
    const { texts } = (await coordinator.get(`/signals/${signal.id}/feedback-proposals`)).body.data;
    expect(texts[0].text).toContain('Mensen die hulp nodig hadden');
    expect(texts[0].text).not.toMatch(/\b4\b|wonen praten/);
  });
});

describe('the database', () => {
  test('shows word back to its reporter and its coordinators only', async () => {
    const signal = await ended();
    await coordinator.post(`/signals/${signal.id}/feedbacks`, { channel: 'product', text: TEXT });
    const seen = async (name: string) => {
      const client = await product.signIn(name);
      return client.inScope(
        async (scope) =>
          (await sql`select 1 from feedback where signal_id = ${signal.id}`.execute(scope.db)).rows.length,
      );
    };
    expect(await seen('balie-zwolle')).toBe(1);
    expect(await seen('collega-zwolle')).toBe(1);
    for (const name of [
      'toezicht-zwolle',
      'weger-1-zwolle',
      'coordinator-hardenberg',
      'balie-hardenberg',
      'riec-casusregisseur',
      'burgemeester-zwolle',
      'beheerder-zwolle',
    ]) {
      expect(await seen(name)).toBe(0);
    }
    const [row] = (await coordinator.get(`/signals/${signal.id}/feedbacks`)).body.data;
    for (const name of ['toezicht-zwolle', 'coordinator-zwolle', 'balie-hardenberg']) {
      expect((await (await product.signIn(name)).post(`/feedbacks/${row.id}/reads`)).status).toBe(404);
    }
    for (const name of ['coordinator-hardenberg', 'zorgcoordinator-zwolle']) {
      expect([403, 404]).toContain(
        (await (await product.signIn(name)).get(`/signals/${signal.id}/feedbacks`)).status,
      );
    }
  });

  test('lets nobody change a text that was given', async () => {
    await expect(
      coordinator.inScope((scope) => sql`update feedback set text = 'anders'`.execute(scope.db)),
    ).rejects.toThrow('permission denied');
  });
});
