import {
  type NumberFault,
  parseBsn,
  parseKvk,
  parsePhone,
  parsePlate,
  type Result,
} from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { ImportedMention } from './imported-signal.ts';
import type { Reading } from './row-settings.ts';
import { readDate } from './row-values.ts';
import { normaliseWord, type RoleCode, roleCodes, splitRoles } from './values.ts';

const readRoles = (reading: Reading): RoleCode[] => {
  const words = splitRoles(reading.text('role'));
  const codes = words.map((word) => reading.settings.values.role[normaliseWord(word)] ?? null);
  const known = roleCodes.filter((role) => codes.includes(role));
  if (known.length < new Set(codes).size) reading.notes.complete('role', 'unknown-value');
  if (known.length > 0) reading.notes.stored('role', known.join(', '));
  return known;
};

const readBsn = ({ text, notes }: Reading): string | null => {
  const written = text('bsn');
  if (written === '') return null;
  const bsn = parseBsn(written);
  if (bsn.ok) return notes.stored('bsn', bsn.value);
  // A remark instead of a number is no failed test.
  if (/\d/.test(written)) notes.refuse('bsn', 'invalid-bsn');
  else notes.complete('bsn', 'unreadable');
  return null;
};

const keepIfUnreadable = (
  { text, notes }: Reading,
  field: ImportField,
  read: Result<string, NumberFault | 'unreadable'>,
): string => {
  if (read.ok) return notes.stored(field, read.value);
  notes.complete(field, 'unreadable');
  return text(field);
};

const readPhone = (reading: Reading): string | null => {
  const written = reading.text('phone');
  if (written === '') return null;
  const phone = parsePhone(written);
  return keepIfUnreadable(reading, 'phone', phone.ok ? { ok: true, value: phone.value.number } : phone);
};

const readPerson = (reading: Reading, phone: string | null): ImportedMention | null => {
  const name = reading.text('personName') || null;
  const birthDate = readDate(reading, 'birthDate');
  const bsn = readBsn(reading);
  if (name === null && birthDate === null && bsn === null) return null;
  if (name === null) reading.notes.complete('personName', 'missing');
  const roles = readRoles(reading);
  if (reading.text('role') === '') reading.notes.complete('role', 'missing');
  return { kind: 'person', name, birthDate, bsn, phone, roles: roles.length > 0 ? roles : ['unknown'] };
};

const readCompany = (reading: Reading, roles: readonly RoleCode[]): ImportedMention | null => {
  const name = reading.text('companyName') || null;
  const written = reading.text('kvk');
  const read = written === '' ? null : parseKvk(written);
  if (name === null && written === '') return null;
  if (read !== null && !read.ok) reading.notes.complete('kvk', 'unreadable');
  if (name === null) reading.notes.complete('companyName', 'missing');
  return { kind: 'company', name, kvk: read?.ok ? reading.notes.stored('kvk', read.value) : null, roles };
};

export const readMentions = (reading: Reading): ImportedMention[] => {
  const phone = readPhone(reading);
  const person = readPerson(reading, phone);
  // Without a person the role is about the company that the row names.
  const others: readonly RoleCode[] = ['involved'];
  const roles = person === null ? readRoles(reading) : others;
  const company = readCompany(reading, roles.length > 0 ? roles : others);
  const plate = reading.text('plate');
  const mentions: Array<ImportedMention | null> = [person, company];
  if (plate !== '') {
    mentions.push({
      kind: 'vehicle',
      plate: keepIfUnreadable(reading, 'plate', parsePlate(plate)),
      roles: others,
    });
  }
  if (phone !== null && person === null) mentions.push({ kind: 'phone', phone, roles: others });
  return mentions.filter((mention) => mention !== null);
};
