import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AddressLookup } from './address-lookup.ts';
import { pdokAddressLookup } from './pdok-address-lookup.ts';

const document = (more: Readonly<Record<string, unknown>> = {}) => ({
  woonplaatsnaam: 'Zwolle',
  gemeentecode: '0193',
  buurtcode: 'BU01930101',
  postcode: '8011PK',
  centroide_ll: 'POINT(6.09181 52.51257)',
  huisnummer: 1,
  straatnaam: 'Voorbeeldplein',
  ...more,
});
const reply = (docs: readonly unknown[]) => ({
  response: { numFound: docs.length, start: 0, maxScore: 9.1, numFoundExact: true, docs },
});
const unavailable = { ok: false, error: { code: 'address-service-unavailable' } };

let server: Server;
let asked: URL[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let address: string;
let lookup: AddressLookup;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://pdok.example'));
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/v3_1/`;
  lookup = pdokAddressLookup(address, { timeoutMilliseconds: 4_000 });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const answerWith = (how: typeof answer): void => {
  answer = how;
};
const answering = (body: unknown, status = 200): void => {
  answer = (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};

describe('asking PDOK by postcode', () => {
  it('gives the address with its municipality, neighbourhood and point', async () => {
    answering(reply([document()]));
    expect(await lookup.byPostcode('8011 pk', 1)).toEqual({
      ok: true,
      value: {
        street: 'Voorbeeldplein',
        houseNumber: 1,
        addition: null,
        postcode: '8011 PK',
        town: 'Zwolle',
        municipalityCode: 'GM0193',
        neighbourhoodCode: 'BU01930101',
        lat: 52.51257,
        lon: 6.09181,
        source: 'bag',
      },
    });
    const url = asked[0]!;
    expect(url.pathname).toBe('/v3_1/free');
    expect(url.searchParams.getAll('fq')).toEqual(['type:adres', 'postcode:8011PK', 'huisnummer:1']);
    // The service refuses what it does not know.
    expect(new Set(url.searchParams.keys())).toEqual(new Set(['fq', 'fl', 'rows']));
  });

  it('picks the one with the letter and addition that were asked', async () => {
    answering(
      reply([
        document({ huisletter: 'A', huisnummertoevoeging: '2' }),
        document({ huisnummertoevoeging: '2' }),
        document({ huisletter: 'A' }),
      ]),
    );
    const addition = async (wanted: string | null) => {
      const result = await lookup.byPostcode('8011PK', 1, wanted);
      return result.ok ? (result.value?.addition ?? null) : 'failed';
    };
    expect(await addition('a')).toBe('a');
    expect(await addition('-2')).toBe('2');
    expect(await addition('A-2')).toBe('a2');
    expect(await addition('b')).toBeNull();
    expect(await lookup.byPostcode('8011PK', 1)).toEqual({ ok: true, value: null });
  });

  it('asks nothing for what cannot be a postcode or number', async () => {
    answering(reply([]));
    expect(await lookup.byPostcode('8011', 1)).toEqual({ ok: true, value: null });
    expect(await lookup.byPostcode('8011PK OR *', 1)).toEqual({ ok: true, value: null });
    expect(await lookup.byPostcode('8011PK', Number.NaN)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([]);
  });

  it('gives null when there is no such address', async () => {
    answering(reply([]));
    expect(await lookup.byPostcode('8011PK', 99)).toEqual({ ok: true, value: null });
  });
});

describe('suggestions of PDOK', () => {
  it('come back as addresses, without what is not one', async () => {
    answering(reply([document(), { type: 'weg' }, document({ centroide_ll: 'nowhere' })]));
    const result = await lookup.suggest('voorbeeldpl 1');
    expect(result.ok && result.value.map((each) => each.street)).toEqual(['Voorbeeldplein']);
    expect(asked[0]!.pathname).toBe('/v3_1/suggest');
    expect(asked[0]!.searchParams.get('q')).toBe('voorbeeldpl 1');
  });

  it('never pass on commands of the search engine', async () => {
    answering(reply([]));
    await lookup.suggest('type:* OR -kerkstraat {!func} "x" 12-a');
    expect(asked[0]!.searchParams.get('q')).toBe('type or kerkstraat func x 12-a');
  });
});

describe('an address service that is not there', () => {
  const both = async () => [await lookup.byPostcode('8011PK', 1), await lookup.suggest('voorbeeldplein')];

  it.each([
    ['an error', () => answering({ error: 'oops' }, 500)],
    ['no JSON', () => answering('<html>')],
    ['another shape', () => answering({ docs: [] })],
    ['a closed line', () => answerWith((request) => request.socket.destroy())],
    ['another address', () => answerWith((_, response) => response.writeHead(302, { location: '/x' }).end())],
  ])('is one clear outcome: %s', async (_name, prepare) => {
    prepare();
    expect(await both()).toEqual([unavailable, unavailable]);
  });

  it('is the same outcome when it says nothing for as long as we wait', async () => {
    answerWith(() => undefined);
    lookup = pdokAddressLookup(address, { timeoutMilliseconds: 100 });
    expect(await both()).toEqual([unavailable, unavailable]);
  });

  it('is the same outcome when nobody listens', async () => {
    lookup = pdokAddressLookup('http://127.0.0.1:9', { timeoutMilliseconds: 300 });
    expect(await both()).toEqual([unavailable, unavailable]);
  });
});
