import { describe, expect, test } from 'vitest';
import {
  type ArchivedFile,
  type ArchivedRecord,
  describeFile,
  describePiece,
  describeRecord,
} from './describe.ts';
import { faultsInMdto } from './testing/mdto-structure.ts';

const MADE_AT = '2026-01-16T10:00:00.000Z';
const record: ArchivedRecord = {
  reference: 'ZWO-2021-000123',
  name: 'Signaal ZWO-2021-000123',
  activity: 'Aanpak ondermijning & overlast',
  organisation: { code: 'zwolle', name: 'Gemeente Zwolle' },
  from: '2019-03-01',
  until: '2020-05-06',
  term: { trigger: 'het afsluiten', startedOn: '2020-05-06', months: 60, endsOn: '2025-05-06' },
  decidedOn: '2026-01-15',
};
const file: ArchivedFile = {
  path: 'bijlagen/01-loods.txt',
  name: 'loods <1>.txt',
  mediaType: 'text/plain',
  size: 26,
  sha256: 'ab'.repeat(32),
  madeAt: '2026-01-16T10:00:00Z',
};

/** The names of what stands directly in the object, in order. */
const order = (xml: string): string[] =>
  [...xml.matchAll(/^ {4}<([A-Za-z]+)>/gm)].map(([, name]) => name ?? '');

describe('a record that goes to an archive', () => {
  test('is described in the order that the schema of MDTO asks, with everything that it requires', () => {
    expect(order(describeRecord(record, [file], MADE_AT))).toEqual([
      'identificatie',
      'naam',
      'aggregatieniveau',
      'dekkingInTijd',
      'taal',
      'event',
      'waardering',
      'bevatOnderdeel',
      'archiefvormer',
      'activiteit',
      'beperkingGebruik',
    ]);
    expect(order(describePiece(record, file))).toEqual([
      'identificatie',
      'naam',
      'aggregatieniveau',
      'waardering',
      'isOnderdeelVan',
      'heeftRepresentatie',
      'archiefvormer',
      'activiteit',
      'beperkingGebruik',
    ]);
    expect(order(describeFile(record, file))).toEqual([
      'identificatie',
      'naam',
      'omvang',
      'bestandsformaat',
      'checksum',
      'isRepresentatieVan',
    ]);
  });

  test('keeps to the structure of MDTO at every level, with terms of its lists', () => {
    const unknownFormat = { ...file, mediaType: 'image/heic' };
    for (const document of [
      describeRecord(record, [file, unknownFormat], MADE_AT),
      describeRecord(record, [], MADE_AT),
      describePiece(record, file),
      describeFile(record, file),
      describeFile(record, unknownFormat),
    ])
      expect(faultsInMdto(document)).toEqual([]);
  });

  test.each([
    [
      'a part in another place',
      '<naam>',
      (xml: string) =>
        xml.replace(/ {4}<naam>.*\n/, '').replace('    <taal>', '    <naam>x</naam>\n    <taal>'),
    ],
    [
      'a required part left out',
      'waardering',
      (xml: string) => xml.replace(/ {4}<waardering>[\s\S]*?<\/waardering>\n/, ''),
    ],
    [
      'nobody who made it',
      'archiefvormer',
      (xml: string) => xml.replace(/ {4}<archiefvormer>[\s\S]*?<\/archiefvormer>\n/, ''),
    ],
    [
      'a part that MDTO has not',
      'kleur',
      (xml: string) => xml.replace('<taal>nl</taal>', '<kleur>nl</kleur>'),
    ],
    ['a level that no list has', 'Doos', (xml: string) => xml.replace('>Dossier<', '>Doos<')],
    ['a list that MDTO has not', 'EventTypen', (xml: string) => xml.replace('EventTypeLijst', 'EventTypen')],
    ['a day that is none', '2020-5-6', (xml: string) => xml.replace('>2020-05-06<', '>2020-5-6<')],
  ])('would be found wrong with %s', (_, about, change) => {
    const good = describeRecord(record, [file], MADE_AT);
    const bad = change(good);
    expect(bad).not.toBe(good);
    expect(faultsInMdto(bad).join()).toContain(about.replace(/[<>]/g, ''));
  });

  test('says how long it was kept before in words, and gives what is kept for good no end', () => {
    const told = describeRecord(record, [file], MADE_AT);
    expect(told).toContain('Bewaard tot en met 2025-05-06: 60 maanden na het afsluiten op 2020-05-06.');
    expect(told).not.toContain('termijnEinddatum');
  });

  test('keeps its words, whatever marks stand in them', () => {
    expect(describeRecord(record, [file], MADE_AT)).toContain(
      '<verwijzingNaam>Aanpak ondermijning &amp; overlast</verwijzingNaam>',
    );
    const odd = { ...file, name: `bel\u0007 ${file.name}` };
    expect(describeFile(record, odd)).toContain('<naam>bel\uFFFD loods &lt;1&gt;.txt</naam>');
  });

  test('is tied together: the dossier names its pieces, a piece its file, a file its piece', () => {
    const piece = '<identificatieKenmerk>ZWO-2021-000123/bijlagen/01-loods.txt</identificatieKenmerk>';
    expect(describeRecord(record, [file], MADE_AT)).toContain(piece);
    expect(describePiece(record, file)).toContain(piece);
    expect(describeFile(record, file)).toContain(piece);
    expect(describeFile(record, file)).toContain(`<checksumWaarde>${file.sha256}</checksumWaarde>`);
  });
});
