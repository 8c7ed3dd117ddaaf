import { describe, expect, it } from 'vitest';
import { type NameType, nameTypesOf } from './name-types.ts';

const cases: readonly (readonly [string, readonly NameType[]])[] = [
  ['Jeroen Visser', []],
  ['Samuel ten Brinke', ['infix']],
  ['Velde, Piet te', ['infix']],
  ['Johan Bos', ['short']],
  ['Emma Oosterhuis', ['long']],
  ['A.L. Visser', ['initials-only']],
  ['S. van Dijk', ['infix', 'short', 'initials-only']],
  ['Sanne Klein Haarhuis', ['long', 'double']],
  ['Anna de Vries-Jansen', ['infix', 'double']],
  ['Fatima Dekker', ['other-spelling']],
  ['AYSE DEKKER', ['other-spelling']],
  ['Thijs El Idrissi', ['long', 'other-spelling', 'double']],
  ['Tim Kowalski', ['other-spelling']],
  ['Bas Şahin', ['other-spelling']],
  ['onbekend', []],
];

describe('the type of a name', () => {
  it.each(cases)('%s', (name, types) => {
    expect([...nameTypesOf(name)]).toEqual(types);
  });

  it('holds given names that are in both lists, and Frisian spelling, for Dutch', () => {
    for (const name of ['David Visser', 'Jan Jansen', 'Sietske Ypma', 'Johanna Dijkstra'])
      expect(nameTypesOf(name).has('other-spelling'), name).toBe(false);
  });
});
