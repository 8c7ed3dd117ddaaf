import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId, systemClock } from '#platform/kit/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { folderMailer, smtpMailer } from '#platform/server/mail/index.ts';
import { takeConsoleLines } from '#platform/testing/quiet-console.ts';
import { cleanUp, notify, sendDueMail, startJobs } from './server/index.ts';

let product: TestProduct;
let coordinator: Client;
let desk: Client;
let zwolle: string;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  desk = await product.signIn('balie-zwolle');
  zwolle = await product.organisationId('zwolle');
});
afterAll(() => product.close());
beforeEach(async () => {
  await product.owner.query('delete from notification');
});

const tellDesk = (recordId: string, mail = true) =>
  coordinator.inScope((scope) =>
    notify(scope, {
      organisationId: zwolle,
      personId: desk.personId,
      kind: 'word-back',
      recordKind: 'signal',
      recordId,
      mail,
    }),
  );

const outbox = async () =>
  (
    await product.owner.query(
      'select state, attempts, last_failure, to_address from mail_outbox order by created_at',
    )
  ).rows;

const sending = (mailer: Parameters<typeof sendDueMail>[0]['mailer']) =>
  sendDueMail({ pool: product.parts.pools.system, mailer, link: () => 'https://schakel.example' });

describe('a notification', () => {
  test('reaches the person it is for, and nobody else', async () => {
    const recordId = newId();
    expect(await tellDesk(recordId)).toBe(true);
    const list = await desk.get('/notifications');
    expect(list.body).toMatchObject({
      unread: 1,
      page: { count: 1 },
      data: [{ kind: 'word-back', recordKind: 'signal', recordId, readAt: null }],
    });
    for (const other of ['coordinator-zwolle', 'balie-hardenberg', 'beheerder-zwolle']) {
      const client = await product.signIn(other);
      expect((await client.get('/notifications')).body.data).toEqual([]);
      expect((await client.post(`/notifications/${list.body.data[0].id}/reads`)).status).toBe(404);
    }
  });

  test('is said once while it is unread, and again after it was read', async () => {
    const recordId = newId();
    await tellDesk(recordId);
    expect(await tellDesk(recordId)).toBe(false);
    const [first] = (await desk.get('/notifications')).body.data;
    expect((await desk.post(`/notifications/${first.id}/reads`)).status).toBe(204);
    expect((await desk.get('/notifications?unread=true')).body).toMatchObject({ unread: 0, data: [] });
    expect(await tellDesk(recordId)).toBe(true);
  });

  test('is rolled back with what it tells about, mail included', async () => {
    const failing = coordinator.inScope(async (scope) => {
      await notify(scope, {
        organisationId: zwolle,
        personId: desk.personId,
        kind: 'word-back',
        recordKind: 'signal',
        recordId: newId(),
      });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect((await desk.get('/notifications')).body.data).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  test('does not reach a person through an organisation where that person does not work', async () => {
    const hardenberg = await product.organisationId('hardenberg');
    const fresh = await coordinator.inScope((scope) =>
      notify(scope, {
        organisationId: hardenberg,
        personId: desk.personId,
        kind: 'word-back',
        recordKind: 'signal',
        recordId: newId(),
      }),
    );
    expect(fresh).toBe(false);
  });

  test('comes in pages that leave none out', async () => {
    for (let index = 0; index < 5; index += 1) await tellDesk(newId(), false);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await desk.get(`/notifications?limit=2${cursor}`)).body;
      expect(page.page.count).toBe(5);
      seen.push(...page.data.map((row: { id: string }) => row.id));
      cursor = page.page.next === null ? '' : `&cursor=${page.page.next}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(5);
    await desk.post('/notification-reads');
    expect((await desk.get('/notifications')).body.unread).toBe(0);
  });
});

describe('mail', () => {
  test('lies in the folder of the demo and tells nothing but that there is something', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-mail-'));
    const recordId = newId();
    await tellDesk(recordId);
    const mailer = folderMailer({
      directory,
      from: 'schakel@example.nl',
      now: () => systemClock.now(),
      newId,
    });
    expect(await sending(mailer)).toEqual({ sent: 1, refused: 0, later: 0 });
    const [file] = await readdir(directory);
    const text = await readFile(join(directory, file ?? ''), 'utf8');
    expect(text).toContain('https://schakel.example');
    expect(text).not.toContain(recordId);
    expect(await sending(mailer)).toEqual({ sent: 0, refused: 0, later: 0 });
    await rm(directory, { recursive: true });
  });

  test('waits while the server is away, and goes when it is back', async () => {
    await tellDesk(newId());
    const away = smtpMailer({
      host: '127.0.0.1',
      port: 1,
      from: 'schakel@example.nl',
      security: 'none',
      timeoutMilliseconds: 300,
    });
    expect(await sending(away)).toEqual({ sent: 0, refused: 0, later: 1 });
    expect(await outbox()).toMatchObject([
      { state: 'waiting', attempts: 1, last_failure: 'mail-server-not-reachable' },
    ]);
    expect(await sending(away)).toEqual({ sent: 0, refused: 0, later: 0 });
    await product.owner.query('update mail_outbox set next_attempt_at = clock_timestamp()');
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        received.push(session.envelope.rcptTo[0]?.address ?? '');
        stream.resume();
        stream.on('end', () => done());
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    const mailer = smtpMailer({ host: '127.0.0.1', port, from: 'schakel@example.nl', security: 'none' });
    expect(await sending(mailer)).toMatchObject({ sent: 1 });
    await mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const [mail] = await outbox();
    expect(mail).toMatchObject({ state: 'sent', attempts: 2 });
    expect(received).toEqual([mail.to_address]);
  });

  test('goes once when two senders work at the same time', async () => {
    for (let index = 0; index < 6; index += 1) await tellDesk(newId());
    const sent: string[] = [];
    const mailer = {
      send: async (mail: { to: string }) => {
        sent.push(mail.to);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { ok: true as const, value: { messageId: newId() } };
      },
      close: async () => undefined,
    };
    const rounds = await Promise.all([sending(mailer), sending(mailer)]);
    expect(rounds[0].sent + rounds[1].sent).toBe(6);
    expect(sent).toHaveLength(6);
  });
});

describe('the background worker', () => {
  test('sends mail as soon as the transaction commits, and runs the tasks of other modules', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-mail-'));
    const problems: string[] = [];
    let returned = 0;
    const jobs = await startJobs({
      ownerConnection: product.parts.ownerConnection,
      systemPool: product.parts.pools.system,
      mailer: folderMailer({ directory, from: 'schakel@example.nl', now: () => systemClock.now(), newId }),
      baseUrl: () => 'https://schakel.example',
      tasks: [{ name: 'return-monitored', schedule: '0 4 * * *', run: async () => (returned += 1) }],
      onError: (message) => problems.push(message),
    });
    await tellDesk(newId());
    await coordinator.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      await sql`select enqueue_job('return-monitored')`.execute(scope.db);
    });
    await expect.poll(async () => (await readdir(directory)).length, { timeout: 8_000 }).toBe(1);
    await expect.poll(() => returned, { timeout: 8_000 }).toBe(1);
    await jobs.stop();
    expect(problems).toEqual([]);
    await rm(directory, { recursive: true });
  });

  test('starts again by itself after its connections were lost', { timeout: 40_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-mail-'));
    const jobs = await startJobs({
      ownerConnection: product.parts.ownerConnection,
      systemPool: product.parts.pools.system,
      mailer: folderMailer({ directory, from: 'schakel@example.nl', now: () => systemClock.now(), newId }),
      baseUrl: () => 'https://schakel.example',
      onError: () => undefined,
    });
    await product.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'schakel-jobs' and datname = current_database()`,
    );
    await tellDesk(newId());
    await expect.poll(async () => (await readdir(directory)).length, { timeout: 30_000 }).toBe(1);
    await jobs.stop();
    // The library that works on jobs writes by itself that it lost its connection while it asked for one.
    expect(takeConsoleLines().filter((line) => !/terminating connection/.test(line))).toEqual([]);
    await rm(directory, { recursive: true });
  });

  test('gets a successor when it cannot ask for jobs', { timeout: 40_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-mail-'));
    const start = () =>
      startJobs({
        ownerConnection: product.parts.ownerConnection,
        systemPool: product.parts.pools.system,
        mailer: folderMailer({ directory, from: 'schakel@example.nl', now: () => systemClock.now(), newId }),
        baseUrl: () => 'https://schakel.example',
        onError: () => undefined,
      });
    await (await start()).stop();
    // The first look-up of the tasks fails, and with it each question of this worker from then on.
    await product.owner.query(`
      delete from graphile_worker._private_tasks where identifier = 'clean-up';
      create function refuse_task() returns trigger language plpgsql as 'begin raise exception ''no task''; end';
      create trigger refuse_task before insert on graphile_worker._private_tasks for each row
        when (new.identifier = 'clean-up') execute function refuse_task()`);
    const jobs = await start();
    await tellDesk(newId());
    await product.owner.query('drop function refuse_task cascade');
    await expect.poll(async () => (await readdir(directory)).length, { timeout: 30_000 }).toBe(1);
    await jobs.stop();
    await rm(directory, { recursive: true });
  });

  test('cleans up what is kept only for a short time', async () => {
    await product.owner.query(
      `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, $2, 'x', now() - interval '2 days')`,
      [desk.personId, newId()],
    );
    await product.owner.query(
      `insert into signal_draft (id, organisation_id, person_id, content, updated_at) values ($1, $2, $3, '{}', now() - interval '31 days'), ($4, $2, $3, '{}', now())`,
      [newId(), zwolle, desk.personId, newId()],
    );
    const gone = await withSystemScope(product.parts.pools.system, 'test', cleanUp);
    expect(gone).toMatchObject({ repeats: 1, drafts: 1 });
  });
});

describe('the database', () => {
  test('shows the outbox to no request at all', async () => {
    await tellDesk(newId());
    const { sql } = await import('#platform/server/index.ts');
    await expect(desk.inScope((scope) => sql`select * from mail_outbox`.execute(scope.db))).rejects.toThrow(
      'permission denied',
    );
    await expect(
      desk.inScope((scope) =>
        sql`select write_notification(gen_random_uuid(), ${zwolle}, ${desk.personId}, 'word-back', 'signal', gen_random_uuid(), true)`.execute(
          scope.db,
        ),
      ),
    ).rejects.toThrow('permission denied');
  });
});
