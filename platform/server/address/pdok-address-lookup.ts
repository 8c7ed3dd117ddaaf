import { z } from 'zod';
import {
  err,
  normaliseAddition,
  ok,
  parsePostcode,
  type Result,
  writePostcode,
} from '#platform/kit/index.ts';
import {
  type AddressLookup,
  type AddressServiceFailure,
  type FoundAddress,
  mostSuggestions,
  shortestSearch,
} from './address-lookup.ts';

/**
 * Base address of the PDOK Locatieserver, version 3.1 (free, no key, addresses of the BAG):
 * https://github.com/PDOK/locatieserver/wiki/API-Locatieserver
 */
const pdokBaseUrl = 'https://api.pdok.nl/bzk/locatieserver/search/v3_1';

const fields =
  'straatnaam,huisnummer,huisletter,huisnummertoevoeging,postcode,woonplaatsnaam,gemeentecode,buurtcode,centroide_ll';

const found = z.object({
  straatnaam: z.string(),
  huisnummer: z.coerce.number().int(),
  huisletter: z.string().optional(),
  huisnummertoevoeging: z.coerce.string().optional(),
  // An address without a postcode exists (a new house); it cannot be found by postcode.
  postcode: z.string().optional(),
  woonplaatsnaam: z.string(),
  gemeentecode: z.string(),
  buurtcode: z.string().optional(),
  centroide_ll: z.string(),
});
const answer = z.object({ response: z.object({ docs: z.array(z.unknown()) }) });

/**
 * Asks PDOK. Only the address itself leaves: no person, no reference. Every failure (no answer in time, an error, an
 * answer we cannot read) is `address-service-unavailable`.
 */
export function pdokAddressLookup(
  baseUrl: string = pdokBaseUrl,
  settings: { readonly timeoutMilliseconds?: number } = {},
): AddressLookup {
  const timeout = settings.timeoutMilliseconds ?? 2_500;
  const ask = async (
    service: 'free' | 'suggest',
    params: readonly (readonly [string, string])[],
  ): Promise<Result<readonly FoundAddress[], AddressServiceFailure>> => {
    // The service refuses parameters that it does not know: only documented ones here.
    const query = new URLSearchParams([
      ['fq', 'type:adres'],
      ['fl', fields],
      ...params.map((each) => [...each]),
    ]);
    try {
      const reply = await fetch(`${baseUrl.replace(/\/+$/, '')}/${service}?${query}`, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (!reply.ok) throw new Error(`status ${reply.status}`);
      const { response } = answer.parse(await reply.json());
      return ok(response.docs.flatMap((each) => toAddress(each) ?? []));
    } catch {
      return err({ code: 'address-service-unavailable' });
    }
  };
  return {
    async byPostcode(postcode, houseNumber, addition = null) {
      const written = parsePostcode(postcode);
      if (!written.ok || !Number.isInteger(houseNumber) || houseNumber < 1) return ok(null);
      const asked = await ask('free', [
        ['fq', `postcode:${written.value.replace(' ', '')}`],
        ['fq', `huisnummer:${houseNumber}`],
        ['rows', '100'],
      ]);
      if (!asked.ok) return asked;
      // Letter and addition are compared here: people write "12-a", the register has them in two fields.
      const wanted = normaliseAddition(addition ?? '');
      const same = (each: FoundAddress): boolean =>
        each.postcode === written.value && each.houseNumber === houseNumber && each.addition === wanted;
      return ok(asked.value.find(same) ?? null);
    },
    async suggest(text) {
      const words = plainWords(text);
      if (words.replaceAll(' ', '').length < shortestSearch) return ok([]);
      return ask('suggest', [
        ['q', words],
        ['rows', String(mostSuggestions)],
      ]);
    },
  };
}

/** Without the signs and capital words (AND, OR) that its search engine reads as commands. */
const plainWords = (text: string): string =>
  text
    .slice(0, 120)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'.-]+/gu, ' ')
    .replace(/(^|\s)[-.']+/g, ' ')
    .trim();

function toAddress(record: unknown): FoundAddress | undefined {
  const parsed = found.safeParse(record);
  if (!parsed.success) return undefined;
  const from = parsed.data;
  const point = /^POINT\(([-\d.]+) ([-\d.]+)\)$/.exec(from.centroide_ll);
  if (point === null || from.postcode === undefined || !/^(GM)?\d{4}$/.test(from.gemeentecode))
    return undefined;
  return {
    street: from.straatnaam,
    houseNumber: from.huisnummer,
    addition: normaliseAddition(`${from.huisletter ?? ''}${from.huisnummertoevoeging ?? ''}`),
    postcode: writePostcode(from.postcode),
    town: from.woonplaatsnaam,
    municipalityCode: `GM${from.gemeentecode.slice(-4)}`,
    neighbourhoodCode: from.buurtcode ?? null,
    lat: Number(point[2]),
    lon: Number(point[1]),
    source: 'bag',
  };
}
