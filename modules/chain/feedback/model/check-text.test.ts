import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReference } from '#platform/kit/index.ts';
import { findInText, type KnownValues } from './check-text.ts';

const known: KnownValues = {
  ownReference: 'ZWO-7F3K-2M9P',
  names: ['Van den Berg', 'Roos', 'Fatima'],
  companies: ['Esdoorn Verhuur'],
  streets: ['Esdoornlaan'],
  handles: ['@snelgeld'],
  birthDates: ['2009-02-03'],
};
const kinds = (text: string) => findInText(text, known).map((finding) => finding.kind);

describe('a text of word back', () => {
  it.each([
    ['Wij spraken met meneer van den berg.', ['name']],
    ['Wij spraken met Roos.', ['name']],
    ['In de tuin staat een roos.', []],
    ['Fatima krijgt nu hulp.', ['name']],
    ['Esdoorn verhuur is gesloten.', ['company']],
    ['Aan de Esdoornlaan is gecontroleerd.', ['address']],
    ['Het gaat om 8011 AB.', ['address']],
    ['Zij wonen in 7711 gn 4', []],
    ['De auto XJ-325-J is meegenomen.', ['plate']],
    ['BSN 111222333 is bekend.', ['bsn']],
    ['BSN 111.222.333 is bekend.', ['bsn']],
    ['Bel 06-12345678.', ['phone']],
    ['Mail jan@voorbeeld.nl.', ['email']],
    ['Rekening NL91 ABNA 0417 1643 00', ['account']],
    ['KvK 12345678', ['number']],
    ['Geboren op 3-2-2009.', ['birth-date']],
    ['Het account @snelgeld is weg.', ['handle']],
    ['Zie zaak C-ZWO-26-017.', ['reference']],
  ] as const)('"%s" gives away %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('may name its own reference, and no other one', () => {
    const other = newReference('RIE');
    const own = { ...known, ownReference: newReference('ZWO') };
    expect(findInText(`Bedankt voor uw signaal ${own.ownReference}.`, own)).toEqual([]);
    expect(findInText(`Zie ${other}.`, own)).toEqual([
      { kind: 'reference', start: 4, end: 4 + other.length, found: other },
    ]);
  });

  it('may tell numbers, dates and places of towns', () => {
    expect(
      kinds('Bedankt voor uw melding van 12-11-2026. In Zwolle zijn 3 panden gecontroleerd, om 14:05 uur.'),
    ).toEqual([]);
  });

  it('says where it stands, whatever is written around it', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '\n', '1'), maxLength: 20 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} Esdoorn Verhuur ${after}`;
        const finding = findInText(text, known).find((each) => each.kind === 'company');
        return finding !== undefined && text.slice(finding.start, finding.end) === 'Esdoorn Verhuur';
      }),
    );
  });
});
