import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInText } from './find-in-text.ts';
import { NOTHING_KNOWN } from './mention.ts';
import type { MentionFields } from './mention-schema.ts';
import { keyOfPiece, mayBeSamePerson, piecesToOffer } from './piece-identity.ts';
import type { PieceFields, TextPiece } from './text-piece.ts';

const wordsOf = ({ address, ...rest }: PieceFields): string =>
  [
    ...Object.values(rest),
    ...(address === undefined
      ? []
      : [
          `${address.street ?? '-'} ${address.houseNumber}${address.houseAddition ?? ''}, ${address.postcode ?? '-'} ${address.town ?? '-'}`,
        ]),
  ].join(' / ');

const found = (text: string): string[] =>
  findInText(text).pieces.map((piece) => `${piece.kind} ${wordsOf(piece.fields)}`);

describe('what is found in a sentence', () => {
  test.each<[string, string[]]>([
    // plates
    ['Getuige zag een busje TF-987-N wegrijden.', ['vehicle TF-987-N']],
    ['Auto tf-987-n reed weg.', ['vehicle TF-987-N']],
    ['Een bestelbus XJ325J voor de deur.', ['vehicle XJ-325-J']],
    ['De auto heeft kenteken XJ 325 J.', ['vehicle XJ-325-J']],
    ['Met kenteken B-AB 1234 uit Duitsland.', ['vehicle BAB1234']],
    ['Het is een 10-tal-5 mensen op 1-mei-25, gezien in-12-uur.', []],
    ['Zaak KAM-2025-00001 en het formulier A4-20-B1.', []],
    ['Hij woont op 7711 CM.', []],
    // numbers
    ['Bel 06-12345678, of 038 421 00 00.', ['phone +31612345678', 'phone +31384210000']],
    ['Bereikbaar op +31 (0)6 12 34 56 78.', ['phone +31612345678']],
    ['Gebeld vanaf +49 30 901820.', ['phone +4930901820']],
    ['Op 01-02-2025 10:30 en om 0612 uur, zaak 2025061234567.', []],
    ['Betaald op NL91 ABNA 0417 1643 00 OP NAAM van een ander.', ['account NL91ABNA0417164300']],
    ['Naar NL91ABNA0417164301 is geen goede rekening.', []],
    ['Rekening DE89 3704 0044 0532 0130 00.', ['account DE89370400440532013000']],
    ['KvK-nummer: 93504919 en bedrag 93504920.', ['company 93504919']],
    ['Ingeschreven bij de Kamer van Koophandel 93504919.', ['company 93504919']],
    ['Mail naar jan.bakker@Voorbeeld.nl.', ['email jan.bakker@voorbeeld.nl']],
    // addresses
    ['Bij de controle op 7713 TL 5a stond niemand.', ['address - 5a, 7713 TL -']],
    ['Op Molenweg 122, Hasselt slapen tien mensen.', ['address Molenweg 122, - Hasselt']],
    ['Het pand aan Brink 44 in Raalte is leeg.', ['address Brink 44, - Raalte']],
    ['Pand aan Brink 116-2, Kampen is verkocht.', ['address Brink 1162, - Kampen']],
    ['Zij woont Molenweg 122-2, 8061 TZ Hasselt.', ['address Molenweg 1222, 8061 TZ Hasselt']],
    [
      'In de Burgemeester van Roijensingel 12 brandt licht.',
      ['address Burgemeester van Roijensingel 12, - -'],
    ],
    ['In de loods aan Achterweg 9 bis te Den Ham.', ['address Achterweg 9bis, - Den Ham']],
    ['Op 12 mei, Kamer 12, Chalet 14 en unit 3 in 2025.', []],
    // names
    ['Hij betaalt aan Piet te Velde.', ['person Piet te Velde']],
    ['Tekent namens de koper: Velde, Piet te.', ['person Velde, Piet te']],
    ['Opgehaald door Heuvel, Monique van den in een busje.', ['person Heuvel, Monique van den']],
    ['Contactpersoon is Sander van Dijk.', ['person Sander van Dijk']],
    ['Feitelijk leider is A.L. ter Horst.', ['person A.L. ter Horst']],
    [
      'Bewoner van Molenweg 122, Hasselt, Mehmet de Graaf, schreeuwt.',
      ['address Molenweg 122, - Hasselt', 'person Mehmet de Graaf'],
    ],
    [
      'Getuige Jan Bakker zag dat SAMUEL VAN DER BERG wegliep.',
      ['person Jan Bakker', 'person SAMUEL VAN DER BERG'],
    ],
    ['Bezocht in Kampen, Zwolle en Raalte, daarna in de Lange Kerkstraat.', []],
    [
      'Wijkagent Johan Voorbeeld hoort van Mark Kok. Zijn BSN en IBAN NL zijn bij het RIEC en de GGD bekend.',
      ['person Johan Voorbeeld', 'person Mark Kok'],
    ],
    ['Op Maandag was er Bezoek van de Gemeente Kampen.', []],
    ['Gemeld in Kampen, Zwolle en bij Veilig Thuis.', []],
    ['Hij betaalt elke vrijdag contant aan Mark. Daarna niets.', ['person Mark']],
    ['Zij werken voor Verhuur De Brug BV.', ['company Verhuur De Brug BV']],
    ['Massagesalon Groot V heeft geen klanten.', ['company Massagesalon Groot V']],
    ['Op naam van Jansen & Zonen B.V. in Zwolle.', ['company Jansen & Zonen B.V.']],
  ])('%s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  test('a whole story, in its order', () => {
    expect(
      found(
        'Bij de controle op 7713 TL 5a stond een grijze bus, TF-987-N. Een bewoner betaalt aan Mark Kok, tel. 06-12345678, op NL91ABNA0417164300. KvK 93504919.',
      ),
    ).toEqual([
      'address - 5a, 7713 TL -',
      'vehicle TF-987-N',
      'person Mark Kok',
      'phone +31612345678',
      'account NL91ABNA0417164300',
      'company 93504919',
    ]);
  });

  test('not the word that opens a sentence, a day, or a street', () => {
    expect(found('Vandaag was er Bezoek. Op Maandag in de Lange Kerkstraat.')).toEqual([]);
  });

  test('each named one once, however it is written', () => {
    expect(found('TF-987-N reed weg; tf987n bleef, TF 987 N kwam terug.')).toEqual(['vehicle TF-987-N']);
    expect(found('Hij is Piet te Velde. Namens de koper: Velde, Piet te.')).toEqual(['person Piet te Velde']);
  });
});

describe('a citizen service number in a text', () => {
  test.each([
    ['Zijn BSN is 111222333.', true],
    ['BSN 1112.22.333 staat erop.', true],
    ['Het nummer 111222334 is er geen.', false],
    ['RSIN 111222333 van de stichting.', false],
    ['Bel 0612345678 of NL91ABNA0417164300.', false],
  ])('%s %s', (sentence, told) => {
    expect(findInText(sentence).bsn).toBe(told);
  });

  test('is never offered', () => {
    expect(JSON.stringify(findInText('Jan Bakker, BSN 111222333, tel. 06-12345678').pieces)).not.toContain(
      '111222333',
    );
  });
});

describe('whatever the text', () => {
  const bits = fc.constantFrom(
    'TF-987-N',
    'tf987n',
    '06-12345678',
    '+31612345678',
    'NL91ABNA0417164300',
    'KvK 93504919',
    '8011 AB 12',
    'Molenweg 122, Hasselt',
    'Piet te Velde',
    'Velde, Piet te',
    'a.b@c.nl',
    '111222333',
    'de',
    'aan',
    '. ',
    ', ',
    ' ',
    '-',
    '\n',
    'B.V.',
    'Transport',
    '12',
    'é',
    '😀',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(bits, fc.string({ maxLength: 6 })), { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.array(bits, { maxLength: 25 }).map((parts) => parts.join('')),
  );

  test('a piece is what stands there, in order, and none lies in another', () => {
    fc.assert(
      fc.property(text, (story) => {
        const { pieces } = findInText(story);
        pieces.forEach((piece, index) => {
          expect(story.slice(piece.start, piece.end)).toBe(piece.text);
          expect(piece.text.trim()).toBe(piece.text);
          expect(piece.end).toBeGreaterThan(piece.start);
          expect(piece.start).toBeGreaterThanOrEqual(pieces[index - 1]?.end ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('a plate, a number or an account in the middle of a sentence is found', () => {
    const around = fc.constantFrom('zag', 'daar een', 'met', 'is van', 'stond bij', 'zei dat');
    const known = fc.constantFrom(
      'TF-987-N',
      'GT-875-N',
      '06-12345678',
      '+31612345678',
      'NL91ABNA0417164300',
      'a.b@c.nl',
    );
    fc.assert(
      fc.property(
        around,
        known,
        around,
        fc.constantFrom('.', ',', ';', ' en', ')'),
        (before, value, after, mark) => {
          expect(
            findInText(`Hij ${before} ${value}${mark} ${after} niets.`).pieces.map((piece) => piece.text),
          ).toEqual([value]);
        },
      ),
    );
  });

  test('small words never make a plate', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(' ', '-', ', '),
        (words, mark) => {
          expect(findInText(words.join(mark)).pieces.filter((piece) => piece.kind === 'vehicle')).toEqual([]);
        },
      ),
    );
  });

  test('a long text with nothing but beginnings of something is read at once', () => {
    const long = `${'Aa van de '.repeat(1000)}${'0'.repeat(3000)}${'A-'.repeat(2000)}${'a.'.repeat(2000)}`;
    expect(findInText(long).pieces.length).toBeLessThanOrEqual(40);
  });
});

describe('what a signal has already', () => {
  const mention = (known: Partial<MentionFields>): MentionFields => ({
    ...NOTHING_KNOWN,
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    kind: 'person',
    roles: ['involved'],
    addressShielded: false,
    minor: false,
    ...known,
  });
  const offered = (text: string, mentions: MentionFields[], place = null): string[] =>
    piecesToOffer(findInText(text).pieces, { mentions, place }).map((piece) => piece.text);

  test.each<[string, Partial<MentionFields>, boolean]>([
    ['Hij belde 06-12345678.', { phone: '+31612345678' }, false],
    ['Hij reed in TF-987-N.', { kind: 'vehicle', plate: 'TF-987-N' }, false],
    ['Dat is Piet te Velde.', { name: 'Velde, Piet te' }, false],
    ['Dat is Piet te Velde.', { name: 'P. te Velde' }, false],
    ['Dat is P. te Velde.', { name: 'Piet te Velde' }, false],
    ['Dat is Piet te Velde.', { name: 'Paul te Velde' }, true],
    ['Hij betaalt aan Mark.', { name: 'Mark Kok' }, false],
    ['Werkt voor Verhuur De Brug BV.', { kind: 'company', name: 'Verhuur De Brug' }, false],
    [
      'Op Molenweg 122, Hasselt slapen mensen.',
      {
        kind: 'address',
        address: {
          street: 'Molenweg',
          houseNumber: 122,
          houseAddition: null,
          postcode: '8061 TZ',
          town: 'Hasselt',
        },
      },
      false,
    ],
    [
      'Op Molenweg 122, Hasselt slapen mensen.',
      {
        kind: 'address',
        address: {
          street: 'Molenweg',
          houseNumber: 124,
          houseAddition: null,
          postcode: null,
          town: 'Hasselt',
        },
      },
      true,
    ],
  ])('%s with %j: offered is %s', (text, known, is) => {
    expect(offered(text, [mention(known)]).length > 0).toBe(is);
  });

  test('one is remembered by the same key in every way it is written', () => {
    const key = (text: string): string => keyOfPiece(findInText(text).pieces[0] as TextPiece);
    expect(key('Dat is Piet te Velde.')).toBe(key('Namens de koper: Velde, Piet te.'));
    expect(key('Auto TF-987-N.')).toBe(key('auto tf987n, of TF987N'.replace('tf987n, of ', '')));
    expect(key('Auto TF-987-N.')).not.toBe(key('Auto TF-988-N.'));
  });

  test('two with one family name may be the same only by their first names', () => {
    expect(mayBeSamePerson('Jan Bakker', 'J. Bakker')).toBe(true);
    expect(mayBeSamePerson('Jan Bakker', 'Joop Bakker')).toBe(false);
  });
});
