import { hash64, parseDutchDate } from '#platform/kit/index.ts';
import { type ImportField, importFields } from './column-words.ts';

export type FieldTexts = Readonly<Partial<Record<ImportField, string>>>;

export type RowFingerprint = {
  /** Of the municipality and the number in the source; null for a row without number. */
  readonly reference: string | null;
  /** Of everything that the row says. */
  readonly content: string;
};

const dateFields: readonly ImportField[] = ['receivedOn', 'occurredOn', 'birthDate'];
const compactFields: readonly ImportField[] = ['bsn', 'kvk', 'plate', 'phone', 'postcode'];
const separator = '\u001f';

// A file that went through a spreadsheet comes back with other dates, spaces and capitals, but says the same.
const comparable = (field: ImportField, text: string): string => {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (dateFields.includes(field)) {
    const date = parseDutchDate(plain);
    return date.ok ? date.value : plain;
  }
  if (compactFields.includes(field)) return plain.replace(/[\s.-]/g, '').toUpperCase();
  return field === 'municipality' ? plain.toLowerCase() : plain;
};

// Two hashes over differently ordered text: 128 bits, so that no row is ever taken for another by chance.
const wideHash = (parts: readonly string[]): string =>
  [parts, parts.toReversed()]
    .map((order) =>
      BigInt.asUintN(64, hash64(order.join(separator)))
        .toString(16)
        .padStart(16, '0'),
    )
    .join('');

/** 32 hexadecimal characters each; the same row gives the same ones for ever, whatever the file's format. */
export const fingerprintRow = (texts: FieldTexts, municipalityCode: string): RowFingerprint => {
  const number = comparable('sourceReference', texts.sourceReference ?? '').toUpperCase();
  const parts = importFields
    .filter((field) => field !== 'municipality')
    .map((field) => `${field}=${comparable(field, texts[field] ?? '')}`);
  return {
    reference: number === '' ? null : wideHash(['reference', municipalityCode, number]),
    content: wideHash(['content', municipalityCode, ...parts]),
  };
};

export type KnownRow = { readonly content: string };

/**
 * Whether a row was imported before. `same`: exactly this one; `changed`: its number was imported with other content
 * (a person decides what that means); `new`: never. Refused rows leave no fingerprint, so corrected they are new.
 */
export const compareFingerprint = (
  known: KnownRow | null,
  offered: RowFingerprint,
): 'new' | 'same' | 'changed' => {
  if (known === null) return 'new';
  return known.content === offered.content ? 'same' : 'changed';
};
