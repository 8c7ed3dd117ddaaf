/** A field of a record about the requester, with the data categories the rules are asked about. */
export type RecordField = { readonly key: string; readonly category: string; readonly value: string };

const CATEGORIES: Readonly<Record<string, string>> = {
  name: 'identiteit',
  birthDate: 'identiteit',
  phone: 'contact',
  address: 'contact',
  email: 'online',
  handle: 'online',
  iban: 'rekening',
  plate: 'voertuig',
  note: 'verhaal',
};

export const fieldsOfMention = (mention: Readonly<Record<string, string>>): RecordField[] =>
  Object.entries(CATEGORIES).flatMap(([key, category]) => {
    const value = mention[key];
    return value === undefined || value === '' ? [] : [{ key, category, value }];
  });

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '');

const SHORTEST = 3;

/**
 * Whether a free text names somebody else of the same record, or its source: a family name, a company, an address of the source. Words that the
 * requester's own name has too say nothing.
 */
export function namesOthers(text: string, others: readonly string[], own: string): boolean {
  const said = new Set(wordsOf(text));
  const mine = new Set(wordsOf(own));
  return others.some((other) =>
    wordsOf(other).some((word) => word.length >= SHORTEST && !mine.has(word) && said.has(word)),
  );
}

/** What of a record may go: not what the officer withheld, and no free text that names somebody else. */
export function fieldsToGive(
  fields: readonly RecordField[],
  withheld: readonly string[],
  others: readonly string[],
  own: string,
): RecordField[] {
  return fields.filter(
    ({ key, value }) => !withheld.includes(key) && !(key === 'note' && namesOthers(value, others, own)),
  );
}
