import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderMailer } from './folder-mailer.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

const from = 'Schakel <no-reply@schakel.example>';
const mail = {
  to: 'wijkagent@politie.example',
  subject: 'Er is bericht – bekijk het',
  text: 'Er is iets.\nLog in: één klik.',
};

interface Received {
  to: string[];
  raw: string;
}

async function withServer(
  options: SMTPServerOptions,
  use: (port: number, received: Received[]) => Promise<void>,
): Promise<void> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((each) => each.address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  try {
    await use((server.server.address() as AddressInfo).port, received);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const smtp = (port: number, more = {}) =>
  smtpMailer({ host: '127.0.0.1', port, from, security: 'none', timeoutMilliseconds: 500, ...more });

describe('mail through a server', () => {
  it('arrives as it was passed, and says that a machine sent it', async () => {
    await withServer({}, async (port, received) => {
      const sent = await smtp(port).send(mail);
      expect(sent.ok).toBe(true);
      expect(received).toHaveLength(1);
      expect(received[0]!.to).toEqual([mail.to]);
      const parsed = await simpleParser(received[0]!.raw);
      expect(parsed.subject).toBe(mail.subject);
      expect(parsed.text?.trim()).toBe(mail.text);
      expect(parsed.from?.text).toBe('"Schakel" <no-reply@schakel.example>');
      expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
      expect(parsed.attachments).toEqual([]);
      expect(parsed.html).toBe(false);
    });
  });

  it('logs in when it has a name and password', async () => {
    let login = '';
    const options: SMTPServerOptions = {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        login = `${auth.username}:${auth.password}`;
        done(null, { user: 'schakel' });
      },
    };
    await withServer(options, async (port) => {
      expect((await smtp(port, { user: 'schakel', password: 'geheim' }).send(mail)).ok).toBe(true);
      expect(login).toBe('schakel:geheim');
    });
  });

  it('tells a final refusal from a passing one', async () => {
    const answering = (responseCode: number): SMTPServerOptions => ({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
    });
    await withServer(answering(550), async (port) => {
      expect(await smtp(port).send(mail)).toEqual({
        ok: false,
        error: { code: 'mail-refused', responseCode: 550 },
      });
    });
    await withServer(answering(451), async (port) => {
      expect(await smtp(port).send(mail)).toEqual({
        ok: false,
        error: { code: 'mail-server-not-reachable' },
      });
    });
  });

  it('keeps a mail for later when the login is refused', async () => {
    const options: SMTPServerOptions = {
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
    };
    await withServer(options, async (port) => {
      const sent = await smtp(port, { user: 'schakel', password: 'oud' }).send(mail);
      expect(sent).toEqual({ ok: false, error: { code: 'mail-server-not-reachable' } });
    });
  });

  it('never goes out unencrypted when encryption is required', async () => {
    await withServer({}, async (port, received) => {
      expect((await smtp(port, { security: 'starttls' }).send(mail)).ok).toBe(false);
      expect(received).toEqual([]);
    });
  });
});

describe('a mail server that is not there', () => {
  let silent: Server;
  beforeEach(async () => {
    silent = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
  });

  it('is reported as not reachable, whether it refuses or keeps silent', async () => {
    const port = (silent.address() as AddressInfo).port;
    const expected = { ok: false, error: { code: 'mail-server-not-reachable' } };
    expect(await smtp(port).send(mail)).toEqual(expected);
    await new Promise<void>((resolve) => silent.close(() => resolve()));
    expect(await smtp(port).send(mail)).toEqual(expected);
  });
});

describe('mail in a folder', () => {
  let directory: string;
  let mailer: Mailer;
  let number = 0;
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'schakel-mail-')), 'mail');
    mailer = folderMailer({
      directory,
      from,
      now: () => new Date('2025-11-24T10:33:12.345Z'),
      newId: () => String(++number),
    });
  });
  afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

  it('is a file that any mail program opens', async () => {
    await mailer.send(mail);
    await mailer.send(mail);
    const names = (await readdir(directory)).sort();
    expect(names).toEqual(['2025-11-24T10-33-12-345Z-1.eml', '2025-11-24T10-33-12-345Z-2.eml']);
    const parsed = await simpleParser(await readFile(join(directory, names[0]!)));
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text);
    expect(parsed.date?.toISOString()).toBe('2025-11-24T10:33:12.000Z');
  });

  it.each([
    ['to', { ...mail, to: 'a@b.example\r\nBcc: c@d.example' }],
    ['to', { ...mail, to: 'a@b.example, c@d.example' }],
    ['to', { ...mail, to: 'Naam <a@b.example>' }],
    ['to', { ...mail, to: 'geen adres' }],
    ['to', { ...mail, to: '' }],
    ['subject', { ...mail, subject: 'Bericht\r\nBcc: c@d.example' }],
    ['subject', { ...mail, subject: 'Bericht\nX: y' }],
    ['subject', { ...mail, subject: 'Bericht\u2028X: y' }],
    ['subject', { ...mail, subject: '  ' }],
    ['text', { ...mail, text: 'a\u0000b' }],
  ] as const)('refuses a mail with a bad %s and writes nothing: %j', async (field, bad) => {
    expect(await mailer.send(bad)).toEqual({ ok: false, error: { code: 'mail-malformed', field } });
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
  });

  it('takes lines in the text that look like headers as text', async () => {
    await mailer.send({ ...mail, text: '\r\n.\r\nBcc: c@d.example\r\n' });
    const [name] = await readdir(directory);
    const parsed = await simpleParser(await readFile(join(directory, name!)));
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.text).toContain('Bcc: c@d.example');
  });
});
