import { expect, test } from 'vitest';
import { coreCompanyName, normaliseCompanyName } from './company-name.ts';

test.each([
  ['Eetcafé Berg B.V.', 'eetcafe berg'],
  ['Eetcafé Berg BV', 'eetcafe berg'],
  ['Garage De Stelling V.O.F.', 'garage de stelling'],
  ['garage  de stelling', 'garage de stelling'],
  ['Smit & Zonen (v.o.f.)', 'smit en zonen'],
  ['B.V.', 'b v'],
])('%s is compared as %s', (text, name) => {
  expect(normaliseCompanyName(text)).toBe(name);
});

test('a holding has the core of its group but keeps its own name', () => {
  expect(normaliseCompanyName('Kapsalon Noord Holding B.V.')).toBe('kapsalon noord holding');
  expect(coreCompanyName('Kapsalon Noord Holding B.V.')).toBe('kapsalon noord');
  expect(coreCompanyName('Holding B.V.')).toBe('holding');
});
