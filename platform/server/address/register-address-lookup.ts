import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { normaliseAddition, ok, parsePostcode, plainLetters } from '#platform/kit/index.ts';
import { type AddressLookup, type FoundAddress, mostSuggestions, shortestSearch } from './address-lookup.ts';

const row = z.strictObject({
  street: z.string().min(1),
  houseNumber: z.coerce.number().int().min(1).max(99_999),
  addition: z.string().transform(normaliseAddition),
  postcode: z.string().regex(/^[1-9]\d{3} [A-Z]{2}$/),
  town: z.string().min(1),
  municipalityCode: z.string().regex(/^GM\d{4}$/),
  lat: z.coerce.number().min(50).max(54),
  lon: z.coerce.number().min(3).max(8),
});

/**
 * Addresses from a CSV file with a header: street,houseNumber,addition,postcode,town,municipalityCode,lat,lon.
 * @throws Error when the file is not there or a row does not fit.
 */
export async function readDemoAddresses(path: string): Promise<readonly FoundAddress[]> {
  const rows: unknown = parse(await readFile(path, 'utf8'), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
  });
  return z
    .array(row)
    .parse(rows)
    .map((each) => ({ ...each, neighbourhoodCode: null, source: 'demo' }));
}

/** Looks up in a list held in memory: for the demo, and for a machine that may not reach the outside. */
export function registerAddressLookup(addresses: readonly FoundAddress[]): AddressLookup {
  const exact = new Map(
    addresses.map((each) => [keyOf(each.postcode, each.houseNumber, each.addition), each]),
  );
  const searchable = addresses
    .map((address) => ({ address, words: wordsOf(labelOf(address)) }))
    .sort((one, other) => inOrder(one.address, other.address));
  return {
    async byPostcode(postcode, houseNumber, addition = null) {
      const written = parsePostcode(postcode);
      if (!written.ok) return ok(null);
      return ok(exact.get(keyOf(written.value, houseNumber, normaliseAddition(addition ?? ''))) ?? null);
    },
    async suggest(text) {
      const asked = wordsOf(text);
      if (asked.join('').length < shortestSearch) return ok([]);
      return ok(
        searchable
          .filter(({ words }) => asked.every((word) => words.some((each) => fits(each, word))))
          .slice(0, mostSuggestions)
          .map(({ address }) => address),
      );
    },
  };
}

const keyOf = (postcode: string, houseNumber: number, addition: string | null): string =>
  `${postcode}/${houseNumber}/${addition ?? ''}`;

const labelOf = (address: FoundAddress): string => {
  const number = `${address.houseNumber}${address.addition ?? ''}`;
  return `${address.street} ${address.houseNumber} ${number} ${address.postcode.replace(' ', '')} ${address.town}`;
};

/** "Kerkstraat 12-a, 8011 AB" becomes kerkstraat, 12, a, 8011ab. */
const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .replace(/\b([1-9]\d{3})\s+([a-z]{2})\b/g, '$1$2')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Numbers fit whole: who types 1 does not mean 12. Words and postcodes fit from their start. */
const fits = (known: string, asked: string): boolean =>
  /^\d{1,3}$/.test(asked) ? known === asked : known.startsWith(asked);

const inOrder = (one: FoundAddress, other: FoundAddress): number =>
  one.street.localeCompare(other.street, 'nl') ||
  one.town.localeCompare(other.town, 'nl') ||
  one.houseNumber - other.houseNumber ||
  (one.addition ?? '').localeCompare(other.addition ?? '');
