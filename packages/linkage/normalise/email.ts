import { err, ok, type Reading } from './reading.ts';

const shape = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/;

/** Trimmed, domain in lower case; the part before @ keeps its case. At most 254 characters (RFC 5321). */
export const parseEmail = (text: string): Reading<string, 'unreadable'> => {
  const address = text.trim().replace(/^mailto:/i, '');
  if (address.length > 254 || !shape.test(address) || address.includes('..')) return err('unreadable');
  const at = address.lastIndexOf('@');
  return ok(address.slice(0, at) + address.slice(at).toLowerCase());
};
