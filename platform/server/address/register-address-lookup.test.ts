import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoundAddress } from './address-lookup.ts';
import { readDemoAddresses, registerAddressLookup } from './register-address-lookup.ts';

const address = (
  street: string,
  houseNumber: number,
  addition: string | null,
  postcode: string,
  town: string,
) =>
  ({
    street,
    houseNumber,
    addition,
    postcode,
    town,
    municipalityCode: 'GM1896',
    neighbourhoodCode: null,
    lat: 52.59,
    lon: 6.09,
    source: 'demo',
  }) satisfies FoundAddress;

const plain = address('Kerkstraat', 12, null, '8061 AB', 'Hasselt');
const lettered = address('Kerkstraat', 12, 'a', '8061 AB', 'Hasselt');
const high = address('Kerkstraat', 120, null, '8061 AC', 'Hasselt');
const elsewhere = address('Kerkstraat', 12, '2', '8281 XY', 'Genemuiden');
const lookup = registerAddressLookup([high, elsewhere, lettered, plain]);
const found = async (...asked: Parameters<typeof lookup.byPostcode>) => {
  const result = await lookup.byPostcode(...asked);
  return result.ok ? result.value : result.error;
};
const suggested = async (text: string) => {
  const result = await lookup.suggest(text);
  return result.ok ? result.value : result.error;
};

describe('looking up by postcode and number', () => {
  it('finds the one address, however it is spelled', async () => {
    expect(await found('8061ab', 12)).toBe(plain);
    expect(await found('8061 AB', 12, '')).toBe(plain);
    expect(await found(' 8061 ab ', 12, 'A')).toBe(lettered);
    expect(await found('8281 XY', 12, '-2')).toBe(elsewhere);
  });

  it('guesses nothing when number or addition differ', async () => {
    expect(await found('8061 AB', 13)).toBeNull();
    expect(await found('8061 AB', 12, 'b')).toBeNull();
    expect(await found('8281 XY', 12)).toBeNull();
    expect(await found('geen postcode', 12)).toBeNull();
  });
});

describe('suggesting addresses', () => {
  it('fits words from their start and numbers whole', async () => {
    expect(await suggested('kerkstr 12 has')).toEqual([plain, lettered]);
    expect(await suggested('Kerkstraat 12a')).toEqual([lettered]);
    expect(await suggested('8061 ab')).toEqual([plain, lettered]);
    expect(await suggested('8061ac')).toEqual([high]);
    expect(await suggested('kerkstraat genem')).toEqual([elsewhere]);
    expect(await suggested('dorpsstraat')).toEqual([]);
  });

  it('waits for three letters and gives at most ten', async () => {
    expect(await suggested('ke')).toEqual([]);
    const long = registerAddressLookup(
      Array.from({ length: 30 }, (_, index) => address('Brink', index + 1, null, '8061 AB', 'Hasselt')),
    );
    const result = await long.suggest('brink');
    expect(result.ok && result.value.map((each) => each.houseNumber)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});

describe('the demo addresses', () => {
  const path = 'content/addresses/demo-addresses.csv';

  it('are all readable, all different and marked as demo', async () => {
    const addresses = await readDemoAddresses(path);
    expect(addresses.length).toBeGreaterThan(300);
    expect(new Set(addresses.map((each) => each.source))).toEqual(new Set(['demo']));
    expect(new Set(addresses.map((each) => each.municipalityCode)).size).toBe(11);
    const keys = addresses.map((each) => `${each.postcode} ${each.houseNumber} ${each.addition ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    const register = registerAddressLookup(addresses);
    for (const each of addresses) {
      const again = await register.byPostcode(each.postcode, each.houseNumber, each.addition);
      expect(again).toEqual({ ok: true, value: each });
    }
  });

  it('are refused when a row does not fit', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schakel-addresses-'));
    try {
      const bad = join(directory, 'bad.csv');
      const header = 'street,houseNumber,addition,postcode,town,municipalityCode,lat,lon';
      await writeFile(bad, `${header}\nKerkstraat,0,,8061 AB,Hasselt,GM1896,52.59,6.09\n`);
      await expect(readDemoAddresses(bad)).rejects.toThrow('houseNumber');
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
