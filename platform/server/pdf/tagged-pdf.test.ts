import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentBlock } from '../../kit/index.ts';
import { faultsInUa } from '../testing/pdf-ua-faults.ts';
import { type ReadPdf, readTaggedPdf } from '../testing/read-tagged-pdf.ts';
import { taggedPdf } from './tagged-pdf.ts';

const ABOUT = {
  title: 'Antwoord – Łukasz',
  language: 'nl',
  author: 'Gemeente Zwolle',
  madeAt: new Date('2026-03-04T10:00:00Z'),
} as const;
const LETTERS = 'Łukasz Erdoğan Šimić Yıldırım Nguyễn Żółć Ægir Иван Ελένη café';

const BLOCKS: DocumentBlock[] = [
  { kind: 'title', text: 'Antwoord' },
  { kind: 'text', text: LETTERS },
  { kind: 'heading', text: 'Wat er is' },
  { kind: 'subheading', text: 'Gemeente Zwolle' },
  ...Array.from({ length: 60 }, (_, at): DocumentBlock[] => [
    { kind: 'item', text: `Plaats ${at}` },
    { kind: 'subitem', text: `Naam ${at}` },
  ]).flat(),
  { kind: 'text', text: `${'woord '.repeat(1500)}einde` },
  { kind: 'heading', text: 'Met wie' },
  {
    kind: 'table',
    head: ['Van', 'Aan'],
    rows: [['Zwolle', 'Deventer']],
  },
  { kind: 'text', text: `Onbekend 漢 en oﬃcieel. ${'x'.repeat(300)}` },
];

describe('a tagged document', () => {
  let bytes: Buffer;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await taggedPdf(BLOCKS, ABOUT, (page, of) => `Pagina ${page} van ${of}`);
    read = readTaggedPdf(bytes);
  });
  const texts = (tag: string) =>
    read.elements.filter((element) => element.tag === tag).map((element) => element.text);

  test('says what it is: PDF 1.7, PDF/UA-1, its language and its title', () => {
    expect(read.version).toBe('%PDF-1.7');
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(read.metadata).toContain('Antwoord – Łukasz');
    expect(read).toMatchObject({
      language: 'nl',
      title: 'Antwoord – Łukasz',
      marked: true,
      showsTitle: true,
    });
  });

  test('keeps to PDF/UA as far as its objects can say, and what does not is found', () => {
    expect(faultsInUa(read)).toEqual([]);
    const [first, ...others] = read.elements;
    const changed = (change: Partial<ReadPdf>) => faultsInUa({ ...read, ...change }).join();
    const without = (tag: string, more: object) =>
      read.elements.map((element) => (element.tag === tag ? { ...element, ...more } : element));
    expect(changed({ tabs: [] })).toContain('tab order');
    expect(changed({ inStructure: [] })).toContain('not in the structure');
    expect(changed({ language: '' })).toContain('no language');
    expect(changed({ encrypted: true })).toContain('closed');
    expect(changed({ elements: others })).toContain('no document');
    expect(changed({ elements: without('H2', { tag: 'H3' }) })).toContain('from level 1 to 3');
    expect(changed({ elements: without('TH', { scope: undefined }) })).toContain('without scope');
    expect(changed({ elements: without('TH', { tag: 'TD' }) })).toContain('without headers');
    expect(changed({ elements: without('LI', { tag: 'P' }) })).toContain('P stands in L');
    expect(changed({ elements: without('P', { text: '' }) })).toContain('P is empty');
    expect(changed({ elements: [{ ...first!, text: 'los' }, ...others] })).toContain('holds text itself');
  });

  test('has no word outside its structure, and page numbers as no part of it', () => {
    expect(read.pages.length).toBeGreaterThan(3);
    expect(read.pages.map((page) => page.loose).join('')).toBe('');
    expect(read.pages.map((page) => page.artifacts)).toEqual(
      read.pages.map((_page, at) => `Pagina ${at + 1} van ${read.pages.length}`),
    );
    expect(read.text).not.toContain('Pagina');
  });

  test('puts headings, lists and tables in order, each in its own tag', () => {
    expect(read.elements[0]).toEqual({ tag: 'Document', depth: 0, text: '' });
    const headings = read.elements.filter((element) => /^H\d$/.test(element.tag));
    expect(headings.map(({ tag, text }) => [tag, text])).toEqual([
      ['H1', 'Antwoord'],
      ['H2', 'Wat er is'],
      ['H3', 'Gemeente Zwolle'],
      ['H2', 'Met wie'],
    ]);
    expect(texts('LBody').slice(0, 4)).toEqual(['Plaats 0', 'Naam 0', 'Plaats 1', 'Naam 1']);
    const depth = (text: string) => read.elements.find((element) => element.text === text)?.depth ?? 0;
    expect(depth('Naam 0')).toBeGreaterThan(depth('Plaats 0'));
    expect([texts('TH'), texts('TD')]).toEqual([
      ['Van', 'Aan'],
      ['Zwolle', 'Deventer'],
    ]);
  });

  test('reads a paragraph over pages as one, with its words apart', () => {
    expect(texts('P')[1]?.split(' ').length).toBe(1501);
  });

  test('gives every letter back that a name has, from fonts that are in it', () => {
    expect(texts('P')[0]).toBe(LETTERS);
    for (const page of read.pages) {
      expect(page.unmapped).toBe(0);
      expect(page.fonts.every((font) => font.embedded)).toBe(true);
    }
  });

  test('writes a sign for a letter that no font has, and cuts what is longer than a line', () => {
    expect(texts('P')[2]).toContain('Onbekend ? en officieel.');
    expect(texts('P')[2]?.replaceAll(/[^x]/g, '').length).toBe(300);
  });
});

test('a word drawn outside the structure is noticed', async () => {
  const pdf = new PDFDocument({ tagged: true, displayTitle: true, pdfVersion: '1.7', lang: 'nl' });
  const pieces: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
  });
  pdf.registerFont('own', 'node_modules/@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff');
  pdf.font('own').text('verdwaald', 100, 100);
  pdf.end();
  expect(readTaggedPdf(await whole).pages[0]?.loose).toBe('verdwaald');
});
