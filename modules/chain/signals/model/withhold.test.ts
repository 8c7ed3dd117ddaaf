import { expect, test } from 'vitest';
import type { Mention } from './mention-schema.ts';
import type { Signal } from './signal-schema.ts';
import { withholdCategories } from './withhold.ts';

const mention = (over: Partial<Mention>): Mention => ({
  id: '0',
  signalId: '0',
  subjectId: null,
  version: 1,
  kind: 'person',
  roles: ['involved'],
  name: 'Mark Kok',
  birthDate: null,
  birthDateAsWritten: null,
  bsn: null,
  phone: '0612345678',
  email: null,
  iban: null,
  kvk: null,
  plate: null,
  handle: null,
  address: { street: 'Dorpsweg', houseNumber: 1, houseAddition: null, postcode: null, town: null },
  addressShielded: false,
  minor: false,
  note: null,
  ...over,
});
const signal = (...mentions: Mention[]) =>
  ({ mentions, files: [], asWritten: { street: 'x' }, narrative: 'Een verhaal.' }) as unknown as Signal;

test('a shielded address is withheld as a victim’s, an ordinary one stays', () => {
  const given = signal(mention({}), mention({ addressShielded: true }));
  const [open, shielded] = withholdCategories(given, ['slachtoffer']).mentions;
  expect(open?.address?.street).toBe('Dorpsweg');
  expect(shielded).toMatchObject({ address: null, name: 'Mark Kok', phone: '0612345678' });
});

test('a suspicion goes, the other roles stay', () => {
  const given = signal(mention({ roles: ['suspect', 'victim'] }));
  expect(withholdCategories(given, ['strafrechtelijk']).mentions[0]?.roles).toEqual(['victim']);
});

test('of someone under age nothing is left when that category does not go', () => {
  const given = signal(mention({ minor: true, birthDate: '2012-04-01' }));
  expect(withholdCategories(given, ['minderjarige']).mentions[0]).toMatchObject({
    name: null,
    birthDate: null,
    phone: null,
    address: null,
  });
});

test('what an import wrote down never goes along, and nothing else changes', () => {
  const given = signal(mention({}));
  expect(withholdCategories(given, [])).toEqual({ ...given, asWritten: null });
});
