import { describe, expect, it } from 'vitest';
import { readDemoAddresses } from '#platform/server/address/index.ts';
import { insideBoundary, type Rings } from './inside-boundary.ts';
import { readMunicipalities } from './municipal-boundaries.ts';
import { mendedStreet, slipsBetween, usualStreets } from './usual-streets.ts';

describe('a point inside a boundary', () => {
  const square = (low: number, high: number) =>
    [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
      [low, low],
    ] as const;
  const withHole: Rings[] = [[square(0, 10), square(4, 6)], [square(20, 21)]];
  it.each([
    [1, 1, true],
    [5, 5, false],
    [20.5, 20.5, true],
    [11, 5, false],
    [-1, 5, false],
  ])('at %d, %d: %s', (lon, lat, inside) => {
    expect(insideBoundary({ lat, lon }, withHole)).toBe(inside);
  });
});

describe('mending a street name', () => {
  const usual = usualStreets([
    ...Array(5).fill('Veldweg'),
    ...Array(5).fill('Esweg'),
    ...Array(4).fill('Veldwg'),
    '',
  ]);
  it('takes names that occur often as right', () => expect(usual).toEqual(['Veldweg', 'Esweg']));
  it.each([
    ['Veldweg', 'Veldweg'],
    ['Vledweg', 'Veldweg'],
    ['Esewg', 'Esweg'],
    ['Marktplein', undefined],
  ])('%s is %s', (name, street) => expect(mendedStreet(name, usual)).toBe(street));
  it('counts a swap of neighbours as one slip', () => {
    expect(slipsBetween('vledweg', 'veldweg')).toBe(1);
    expect(slipsBetween('veldweg', 'veldwegen')).toBe(2);
    expect(slipsBetween('', 'abc')).toBe(3);
  });
});

describe('the demo addresses', () => {
  it('lie inside the municipality that they name', async () => {
    const map = readMunicipalities('content/regions/ijsselland.topo.json');
    const boundaries = new Map(map.map((each) => [each.code, each.boundary]));
    expect(boundaries.size).toBe(11);
    const outside = (await readDemoAddresses('content/addresses/demo-addresses.csv')).filter(
      (each) => !insideBoundary(each, boundaries.get(each.municipalityCode) ?? []),
    );
    expect(outside).toEqual([]);
  });
});
