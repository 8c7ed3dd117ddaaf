import { expect, test } from 'vitest';
import { NOTHING_KNOWN } from '../testing/nothing-known.ts';
import { type WeighedMention, weighMentions } from './weigh-mentions.ts';
import { weighSignals } from './weigh-signals.ts';

const nothing: WeighedMention = NOTHING_KNOWN;
const weigh = (here: Partial<WeighedMention>, there: Partial<WeighedMention>, namesMet = false) =>
  weighMentions({ ...nothing, ...here }, { ...nothing, ...there }, 'same-person', namesMet);
const signsOf = (here: Partial<WeighedMention>, there: Partial<WeighedMention>, namesMet = false) =>
  Object.fromEntries(weigh(here, there, namesMet).fields.map(({ field, sign }) => [field, sign]));

test('a field that neither side has is left out, one that one side has says nothing', () => {
  expect(signsOf({ phone: '06-1' }, {})).toEqual({ phone: '?' });
  expect(weigh({ phone: '06-1' }, {}).fields[0]).toMatchObject({ points: 0, level: 'missing' });
});

test('day and month swapped, or one digit off, is alike; anything else differs', () => {
  expect(signsOf({ birthDate: '1980-03-04' }, { birthDate: '1980-04-03' })).toEqual({ birthDate: '≈' });
  expect(signsOf({ birthDate: '1980-03-04' }, { birthDate: '1981-03-04' })).toEqual({ birthDate: '≈' });
  expect(signsOf({ birthDate: '1980-03-04' }, { birthDate: '1991-03-04' })).toEqual({ birthDate: '≠' });
});

test('the numbers of a BSN are compared and not shown', () => {
  const [bsn] = weigh({ bsn: '999996319' }, { bsn: '999996319' }).fields;
  expect(bsn).toMatchObject({ field: 'bsn', sign: '=', points: 20 });
  expect(JSON.stringify(bsn)).not.toContain('999996319');
});

test('a company without its legal form is alike', () => {
  expect(signsOf({ companyName: 'Verhuur Brouwer' }, { companyName: 'Verhuur Brouwer BV' })).toEqual({
    company: '≈',
  });
});

test('names that met by sound are alike, others differ', () => {
  expect(signsOf({ nameAsWritten: 'Jan Vos' }, { nameAsWritten: 'Jan de Vos' }, true)).toEqual({ name: '≈' });
  expect(signsOf({ nameAsWritten: 'Jan Vos' }, { nameAsWritten: 'Jan Fos' }, true)).toEqual({ name: '≈' });
  expect(signsOf({ nameAsWritten: 'Jan Vos' }, { nameAsWritten: 'Piet Bos' })).toEqual({ name: '≠' });
});

test('the same in another writing weighs as the same, and the sign tells it', () => {
  const one = 'Esdoornlaan 5 a 7713 TL Nieuwleusen';
  const { fields } = weigh({ address: one }, { address: 'Esdoornlaan 5 a 7713tl Nieuwleusen' });
  expect(fields).toMatchObject([{ field: 'address', sign: '⇄', points: 7 }]);
});

test('a telephone says less beside an equal address: it may belong to the address', () => {
  const pointsOf = (address: string | null) =>
    weigh({ phone: '06-1', address }, { phone: '06-1', address }).fields.find(
      ({ field }) => field === 'phone',
    )?.points;
  expect(pointsOf(null)).toBe(9);
  expect(pointsOf('Dorpsstraat 1')).toBe(3);
});

test('a role never speaks for or against', () => {
  for (const role of ['suspect', 'witness']) {
    expect(weigh({ roles: ['suspect'] }, { roles: [role] }).fields).toMatchObject([
      { field: 'roles', points: 0 },
    ]);
  }
});

test('prior and fields add up to the outcome, and the outcome has its band', () => {
  const sure = weigh({ bsn: '1', birthDate: '1980-01-01' }, { bsn: '1', birthDate: '1980-01-01' });
  expect(sure.points).toBe(sure.prior + 31);
  expect(sure.band).toBe('near-certain');
  expect(weigh({ nameAsWritten: 'Jan Vos', phone: '1' }, { nameAsWritten: 'Jan Vos', phone: '1' }).band).toBe(
    'to-judge',
  );
  expect(weigh({ bsn: '1' }, { bsn: '2' })).toMatchObject({ band: 'no' });
});

test('origin, nationality and place of birth are no fields, whatever a mention holds', () => {
  const odd = { ...nothing, phone: '1', nationality: 'NL', birthPlace: 'x', origin: 'y' };
  expect(weighMentions(odd, odd, 'same-person').fields.map(({ field }) => field)).toEqual(['phone']);
});

test('every outcome has a sentence in both languages', () => {
  const { fields } = weigh(
    {
      nameAsWritten: 'Jan Vos',
      iban: '1',
      email: 'a@b.nl',
      kvk: '1',
      plate: 'A',
      handle: 'x',
      phone: '1',
      roles: ['owner'],
    },
    {
      nameAsWritten: 'Jan de Vos',
      iban: '2',
      email: 'c@b.nl',
      kvk: '1',
      plate: 'a',
      phone: '2',
      roles: ['tenant'],
    },
  );
  for (const { level, sentence } of fields) {
    expect(sentence.nl).toMatch(/\.$/);
    expect(sentence.en).toMatch(/\.$/);
    expect(sentence.nl).not.toBe(level);
  }
});

test('two signals are compared by place, story, theme and day', () => {
  const signal = {
    narrative: 'Er hangt een lucht.',
    place: 'Dorpsstraat 4',
    themeCode: 'hennep',
    receivedOn: '2026-01-02',
  };
  expect(
    weighSignals(signal, { ...signal, narrative: 'er hangt een lucht' }).fields.map(({ sign }) => sign),
  ).toEqual(['=', '=', '≈', '⇄']);
  expect(weighSignals(signal, signal).band).toBe('near-certain');
  expect(weighSignals(signal, { ...signal, narrative: 'Iets heel anders.', place: null }).band).toBe('no');
});
