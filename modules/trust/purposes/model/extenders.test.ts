import { expect, test } from 'vitest';
import { extendersOf } from './index.ts';

test('who may extend a term is one role, or several with how they stand to each other', () => {
  expect(extendersOf('')).toEqual([]);
  expect(extendersOf('jurist')).toEqual([{ role: 'jurist', join: null }]);
  expect(extendersOf('riec-medewerker met advies rechtmatigheidscommissie of privacyofficer')).toEqual([
    { role: 'riec-medewerker', join: null },
    { role: 'rechtmatigheidscommissie', join: 'with-advice' },
    { role: 'privacyofficer', join: 'or' },
  ]);
  expect(extendersOf('casusregisseur met privacyofficer').map(({ join }) => join)).toEqual([null, 'with']);
});
