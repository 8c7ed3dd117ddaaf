import { expect, test } from 'vitest';
import { extenderGroups, extendersOf } from './index.ts';

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

test('each of them has a say, of alternatives one', () => {
  const groupsOf = (by: string) => extenderGroups(extendersOf(by)).map(({ roles, join }) => [join, ...roles]);
  expect(groupsOf('')).toEqual([]);
  expect(groupsOf('jurist')).toEqual([[null, 'jurist']]);
  expect(groupsOf('casusregisseur met privacyofficer')).toEqual([
    [null, 'casusregisseur'],
    ['with', 'privacyofficer'],
  ]);
  expect(groupsOf('a of b met advies c of d')).toEqual([
    [null, 'a', 'b'],
    ['with-advice', 'c', 'd'],
  ]);
});
