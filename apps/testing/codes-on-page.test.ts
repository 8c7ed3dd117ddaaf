import { expect, test } from 'vitest';
import { codesAmong } from './codes-on-page.ts';

test.each([
  ['a role', 'coordinator-ondermijning met advies privacyofficer'],
  ['a kind of record', 'audit-self-check'],
  ['a kind of organisation', 'gemeente, politie → veilig-thuis'],
  ['an indicator', 'huur-contant-vooruit, bewoning-te-veel'],
  ['a purpose', 'Doel: ondermijning-intern.'],
  ['a barrier', 'hennepteelt.ruimte'],
])('the code of %s on a page is found', (_, piece) => {
  expect(codesAmong([piece])).not.toEqual([]);
});

test('words of the texts and titles that look like codes are left alone', () => {
  const said = [
    'Treffer-kenmerk (hit of no-hit)',
    'per brief of per e-mail',
    'Zorg- en Veiligheidshuis',
    'G01',
  ];
  expect(codesAmong(said)).toEqual([]);
});

test('words of a file that is shown as it is are its own, on that page alone', () => {
  const shown = ['Thema ‘jonge-aanwas’ wordt'];
  expect(codesAmong(shown, 'Zaaknummer;Thema\n1;jonge-aanwas\n')).toEqual([]);
  expect(codesAmong(shown)).not.toEqual([]);
});
