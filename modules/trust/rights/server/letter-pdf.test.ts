import { beforeAll, describe, expect, test } from 'vitest';
import { faultsInUa } from '#platform/server/testing/pdf-ua-faults.ts';
import { type ReadPdf, readTaggedPdf } from '#platform/server/testing/read-tagged-pdf.ts';
import { composeLetter, type LetterPart } from '../model/index.ts';
import { letterPage } from './letter-html.ts';
import { letterPdf } from './letter-pdf.ts';

type Release = NonNullable<LetterPart['release']>;

const EMPTY: Release = {
  records: [],
  withheld: 0,
  reasons: [],
  directly: [],
  recipients: [],
  purposes: [],
  remark: '',
  decisions: [],
  transfer: null,
};
const IDENTITY = { nl: 'Naam en geboortedatum', en: 'Name and date of birth' };
const PURPOSES = [
  {
    code: 'ondermijning-intern',
    title: { nl: 'Signalen van ondermijning', en: 'Signals of subversive crime' },
    articles: 'AVG 6 lid 1 onder e',
    categories: [IDENTITY],
    months: 60,
    from: 'afsluiting van het signaal',
  },
  {
    code: 'huisvesting',
    title: { nl: 'Passende plek', en: 'Fitting place' },
    articles: 'AVG 6 lid 1 onder b',
    categories: [IDENTITY],
    months: 60,
    from: 'toewijzing',
  },
];
const ACCESS: LetterPart[] = [
  {
    organisation: 'Gemeente Zwolle',
    release: {
      ...EMPTY,
      records: [
        {
          purpose: 'ondermijning-intern',
          receivedOn: '2026-02-01',
          decision: 'partly',
          fields: [
            { key: 'name', category: 'identiteit', value: 'Łukasz Erdoğan-Šimić' },
            { key: 'birthDate', category: 'identiteit', value: '1979-08-14' },
          ],
        },
      ],
      withheld: 2,
      reasons: ['rights-of-others'],
      recipients: [{ name: 'Politie', categories: [IDENTITY], on: '2026-02-10' }],
      purposes: ['ondermijning-intern'],
      remark: 'Wij keken ook in het archief.',
    },
  },
  { organisation: 'Gemeente Deventer', release: EMPTY },
  { organisation: 'Gemeente Raalte', release: null },
];

type Right = 'access' | 'erasure' | 'portability';

function letterOf(language: 'nl' | 'en', right: Right = 'access', parts = ACCESS) {
  const blocks = composeLetter(
    {
      right,
      name: 'Łukasz Erdoğan-Šimić',
      reference: 'ZWO-K7PX-3',
      receivedOn: '2026-03-02',
      madeOn: '2026-03-20',
      organisation: 'Gemeente Zwolle',
      signedBy: 'Anna Bos',
      contact: 'Bel Anna Bos.',
      parts,
      purposes: PURPOSES,
    },
    language,
  );
  return {
    id: 'x',
    requestId: 'y',
    reference: 'ZWO-K7PX-3',
    language,
    blocks,
    madeByName: 'Anna Bos',
    madeAt: '2026-03-20T10:00:00Z',
  };
}

const headingsOf = (read: ReadPdf) =>
  read.elements.filter(({ tag }) => /^H\d$/.test(tag)).map(({ tag, text }) => `${tag} ${text}`);

describe('the letter as a file', () => {
  let dutch: ReadPdf;
  let english: ReadPdf;
  let bytes: Buffer;
  beforeAll(async () => {
    dutch = readTaggedPdf(await letterPdf(letterOf('nl'), 'Gemeente Zwolle'));
    bytes = await letterPdf(letterOf('en'), 'Gemeente Zwolle');
    english = readTaggedPdf(bytes);
  });

  test('keeps to PDF/UA in both languages: structure, headings, headers, fonts, tab order', () => {
    expect(faultsInUa(dutch)).toEqual([]);
    expect(faultsInUa(english)).toEqual([]);
  });

  test('in Dutch: in its structure, in order, with every letter of the name', () => {
    const read = dutch;
    expect(read).toMatchObject({
      language: 'nl',
      title: 'Antwoord op uw verzoek om inzage, ZWO-K7PX-3',
      marked: true,
      showsTitle: true,
    });
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(read.pages.map((page) => [page.loose, page.unmapped])).toEqual(read.pages.map(() => ['', 0]));
    expect(read.pages[0]?.artifacts).toMatch(/^Kenmerk ZWO-K7PX-3, bladzijde 1 van \d$/);
    expect(headingsOf(read)).toEqual([
      'H1 Antwoord op uw verzoek om inzage',
      'H2 Wat de organisaties van u hebben',
      'H3 Gemeente Zwolle',
      'H3 Gemeente Deventer',
      'H3 Gemeente Raalte',
      'H2 Met wie gegevens over u zijn gedeeld',
      'H2 Waarom deze gegevens er zijn, en hoe lang',
      'H2 Wat u nog meer kunt vragen',
      'H2 Gegevens die wij niet hebben',
      'H2 Bent u het niet eens met dit antwoord?',
    ]);
    expect(read.text).toContain('Beste Łukasz Erdoğan-Šimić,');
    expect(read.text).toContain('Naam: Łukasz Erdoğan-Šimić');
    expect(read.text).toContain('Geboortedatum: 14 augustus 1979');
    expect(read.text).toContain('Gemeente Deventer heeft gezocht en niets over u gevonden.');
    expect(read.text).toContain('Gemeente Raalte was niet op tijd klaar.');
    expect(read.text).toContain('AVG 15 lid 4');
    expect(read.elements.filter(({ tag }) => tag === 'TD').map(({ text }) => text)).toEqual([
      'Gemeente Zwolle',
      'Politie',
      '10 februari 2026',
      'Naam en geboortedatum',
    ]);
  });

  test('in English: as whole as in Dutch, and what the law says in Dutch only is marked as Dutch', () => {
    expect(english).toMatchObject({
      language: 'en',
      title: 'Answer to your request for access, ZWO-K7PX-3',
    });
    const tags = (read: ReadPdf) => headingsOf(read).map((heading) => heading.slice(0, 2));
    expect(tags(english)).toEqual(tags(dutch));
    expect(english.text).toContain('Dear Łukasz Erdoğan-Šimić,');
    expect(english.text).toContain('Date of birth: 14 August 1979');
    expect(english.text).toContain('Gemeente Deventer searched and found nothing about you.');
    expect(english.text).toContain('Kinds of data: Name and date of birth.');
    const dutchPieces = letterOf('en').blocks.flatMap((block) =>
      block.kind !== 'table' && block.language === 'nl' ? [block.text] : [],
    );
    expect(dutchPieces).toEqual(['Wij keken ook in het archief.', 'afsluiting van het signaal']);
    expect(bytes.toString('latin1').match(/\/Lang \(nl\)/g)?.length).toBe(2);
    const rest = english.elements.map(({ text }) => text).filter((text) => !dutchPieces.includes(text));
    expect(rest.join(' ')).not.toMatch(/\b(het|een|van uw|niet|wij|gegevens)\b/);
  });

  test('says the same words as the page', () => {
    for (const language of ['nl', 'en'] as const) {
      const letter = letterOf(language);
      const page = letterPage(letter.blocks, language)
        .replaceAll(/<style>.*<\/style>|<title>.*<\/title>/gs, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll('&#39;', "'");
      const words = (text: string) => text.split(/\s+/).filter((word) => !['', '•', '–'].includes(word));
      expect(words((language === 'nl' ? dutch : english).text)).toEqual(words(page));
    }
  });
});

describe('the letter to who asked for something else than access', () => {
  test('says what was decided, why, how often, and that others were told', () => {
    const decided = { kind: 'erasure', reason: 'Het gegeven was te oud.' } as const;
    const release: Release = {
      ...EMPTY,
      decisions: [
        { ...decided, outcome: 'granted', count: 2 },
        { kind: 'erasure', outcome: 'refused', reason: 'De zaak loopt nog.', count: 1 },
      ],
    };
    for (const [language, words] of [
      ['nl', ['heeft dit gegeven gewist', 'op 2 plaatsen', 'wist dit gegeven niet', 'om hetzelfde te doen']],
      ['en', ['erased this', '2 places', 'does not erase this', 'to do the same']],
    ] as const) {
      const page = letterPage(
        letterOf(language, 'erasure', [{ organisation: 'Gemeente Zwolle', release }]).blocks,
        language,
      );
      for (const said of [...words, decided.reason, 'De zaak loopt nog.']) expect(page).toContain(said);
    }
  });

  test('says what is taken along, and with the article where that right does not apply', () => {
    const release: Release = {
      ...EMPTY,
      purposes: ['ondermijning-intern', 'huisvesting'],
      transfer: { count: 1, refused: ['ondermijning-intern'], notGiven: 1 },
    };
    const parts = [{ organisation: 'Gemeente Zwolle', release }];
    const nl = letterPage(letterOf('nl', 'portability', parts).blocks, 'nl');
    expect(nl).toContain('een bestand met wat u zelf hebt gegeven. Aantal gegevens: 1.');
    expect(nl).toContain('Voor “Signalen van ondermijning” geldt dit recht niet.');
    expect(nl).toContain('(AVG 20 lid 3)');
    expect(nl).toContain('Wat u niet zelf gaf, hoort niet bij dit recht.');
    expect(nl).not.toContain('Met wie gegevens over u zijn gedeeld');
    const en = letterPage(letterOf('en', 'portability', parts).blocks, 'en');
    expect(en).toContain('For “Signals of subversive crime” this right does not apply.');
  });
});
