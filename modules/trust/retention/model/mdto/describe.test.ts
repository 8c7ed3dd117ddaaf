import { describe, expect, test } from 'vitest';
import {
  type ArchivedFile,
  type ArchivedRecord,
  describeFile,
  describePiece,
  describeRecord,
} from './describe.ts';

const record: ArchivedRecord = {
  reference: 'ZWO-2021-000123',
  name: 'Signaal ZWO-2021-000123',
  activity: 'Aanpak ondermijning & overlast',
  organisation: { code: 'zwolle', name: 'Gemeente Zwolle' },
  from: '2019-03-01',
  until: '2020-05-06',
  term: { trigger: 'closed', startedOn: '2020-05-06', months: 60, endsOn: '2025-05-06' },
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
    expect(order(describeRecord(record, [file]))).toEqual([
      'identificatie',
      'naam',
      'aggregatieniveau',
      'dekkingInTijd',
      'taal',
      'event',
      'waardering',
      'bewaartermijn',
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
      'bewaartermijn',
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

  test('keeps its words, whatever marks stand in them', () => {
    expect(describeRecord(record, [file])).toContain(
      '<verwijzingNaam>Aanpak ondermijning &amp; overlast</verwijzingNaam>',
    );
    const odd = { ...file, name: `bel\u0007 ${file.name}` };
    expect(describeFile(record, odd)).toContain('<naam>bel\uFFFD loods &lt;1&gt;.txt</naam>');
  });

  test('is tied together: the dossier names its pieces, a piece its file, a file its piece', () => {
    const piece = '<identificatieKenmerk>ZWO-2021-000123/bijlagen/01-loods.txt</identificatieKenmerk>';
    expect(describeRecord(record, [file])).toContain(piece);
    expect(describePiece(record, file)).toContain(piece);
    expect(describeFile(record, file)).toContain(piece);
    expect(describeFile(record, file)).toContain(`<checksumWaarde>${file.sha256}</checksumWaarde>`);
  });
});
