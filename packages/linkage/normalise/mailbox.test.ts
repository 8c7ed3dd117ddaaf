import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailKey, mailboxKey } from './mailbox.ts';

test('an address is compared in lower case', () => {
  expect(emailKey(' Jan.Smit@Mail.Example ')).toBe('jan.smit@mail.example');
  expect(emailKey('geen')).toBeNull();
});

test.each([
  ['jan.smit@gmail.com', 'jansmit@gmail.com'],
  ['J.a.n.smit@GoogleMail.com', 'jansmit@gmail.com'],
  ['jansmit+winkel@gmail.com', 'jansmit@gmail.com'],
  ['jan.smit+winkel@mail.example', 'jan.smit@mail.example'],
  ['+31@mail.example', '+31@mail.example'],
])('%s reaches the mailbox %s', (text, mailbox) => {
  expect(mailboxKey(text)).toBe(mailbox);
});

test('elsewhere a dot makes another mailbox', () => {
  expect(mailboxKey('jan.smit@mail.example')).not.toBe(mailboxKey('jansmit@mail.example'));
});

test('a mailbox always is its own mailbox', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abJ.+1'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(name, fc.constantFrom('gmail.com', 'mail.example', 'GoogleMail.com'), (local, domain) => {
      const once = mailboxKey(`${local}@${domain}`);
      if (once !== null && !once.startsWith('@')) expect(mailboxKey(once)).toBe(once);
    }),
  );
});
