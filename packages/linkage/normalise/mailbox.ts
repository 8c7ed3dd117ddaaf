import { parseEmail } from './email.ts';

const gmail = new Set(['gmail.com', 'googlemail.com']);

/** An e-mail address in lower case, to compare; null when it cannot be one. What is shown stays as it was written. */
export const emailKey = (text: string): string | null => {
  const read = parseEmail(text);
  return read.ok ? read.value.toLowerCase() : null;
};

/**
 * The mailbox behind the address: without `+tag`, and at Gmail without dots and under one domain. Two addresses with one
 * mailbox reach one reader.
 */
export const mailboxKey = (text: string): string | null => {
  const address = emailKey(text);
  if (address === null) return null;
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const plus = address.indexOf('+');
  const name = address.slice(0, plus > 0 && plus < at ? plus : at);
  return gmail.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
};
