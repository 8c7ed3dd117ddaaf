import { type Random, Weighted } from '../random.ts';
import { applyRule, mistype } from '../typing.ts';
import { familyName } from './family-names.ts';
import { nickname } from './nicknames.ts';
import { anyPhone, type Column, type Person, type PersonCells } from './person.ts';
import { anyAddress } from './places.ts';

type Change = (cells: PersonCells, random: Random, person: Person) => void;

/** Spellings that sound alike in Dutch. */
const sounds: readonly (readonly [string, string])[] = [
  ['ij', 'y'],
  ['ij', 'ei'],
  ['ei', 'ij'],
  ['y', 'ij'],
  ['ou', 'au'],
  ['au', 'ou'],
  ['sch', 'sg'],
  ['ck', 'k'],
  ['k', 'c'],
  ['c', 'k'],
  ['s', 'z'],
  ['z', 's'],
  ['v', 'f'],
  ['f', 'v'],
  ['g', 'ch'],
  ['dt', 't'],
  ['d', 't'],
  ['th', 't'],
  ['t', 'th'],
  ['ph', 'f'],
  ['oe', 'u'],
  ['uu', 'u'],
  ['aa', 'a'],
  ['ee', 'e'],
  ['oo', 'o'],
  ['ss', 's'],
  ['nn', 'n'],
  ['ll', 'l'],
  ['ou', 'oe'],
  ['sz', 's'],
  ['ks', 'x'],
  ['qu', 'kw'],
];

const inColumn =
  (column: Column, fault: (text: string, random: Random) => string): Change =>
  (cells, random) => {
    cells[column] = fault(cells[column], random);
  };

const bySound = (text: string, random: Random): string => applyRule(text, sounds, random);
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ı', 'i');

const callByNickname: Change = (cells, random) => {
  cells.given_names = nickname(cells.given_names.split(' ')[0] ?? '', random);
};

const writeInitials: Change = (cells, random) => {
  const names = cells.given_names.split(' ').filter(Boolean);
  const kept = random.chance(0.4) ? names.slice(0, 1) : names;
  cells.given_names = kept.map((name) => `${name.slice(0, 1)}.`).join(random.chance(0.5) ? '' : ' ');
};

const dropFurtherNames: Change = (cells, random) => {
  const [first = '', ...further] = cells.given_names.split(' ');
  cells.given_names = further.length > 0 && random.chance(0.15) ? (further[0] ?? first) : first;
};

const dropPrefix: Change = (cells) => {
  cells.prefix = '';
};

const movePrefix: Change = (cells) => {
  if (cells.prefix !== '') cells.family_name = `${cells.prefix} ${cells.family_name}`;
  cells.prefix = '';
};

const shortenPrefix: Change = (cells) => {
  cells.prefix = cells.prefix
    .replace('van der', 'v.d.')
    .replace('van den', 'v.d.')
    .replace('van de', 'v.d.')
    .replace(/^van$/, 'v.');
};

type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const inDate =
  (change: (parts: DateParts, random: Random) => DateParts): Change =>
  (cells, random) => {
    const [year, month, day] = cells.birth_date.split('-').map(Number);
    if (year === undefined || month === undefined || day === undefined) return;
    const changed = change({ year, month, day }, random);
    const text = [changed.month, changed.day].map((part) => String(part).padStart(2, '0')).join('-');
    cells.birth_date = `${changed.year}-${text}`;
  };

const swapDayAndMonth = inDate(({ year, month, day }) =>
  day > 12 ? { year, month, day } : { year, month: day, day: month },
);
const yearOff = inDate(({ year, month, day }, random) => ({
  year: year + random.pick([-1, 1, -1, 1, -10, 10]),
  month,
  day,
}));
const dayOff = inDate(({ year, month, day }, random) => ({
  year,
  month,
  day: Math.max(1, Math.min(28, day + random.pick([-1, 1, -2, 2, 10, -10]))),
}));
const monthOff = inDate(({ year, month, day }, random) => ({
  year,
  month: 1 + ((month + random.between(0, 10)) % 12),
  day,
}));
const transposeYear = inDate(({ year, month, day }) => {
  const swapped = Math.floor(year / 100) * 100 + (year % 10) * 10 + (Math.floor(year / 10) % 10);
  return { year: swapped > 2024 ? year : swapped, month, day };
});

const forgettable: readonly Column[] = [
  'birth_date',
  'phone',
  'phone',
  'postcode',
  'house_number',
  'given_names',
  'street',
  'town',
];
const forget: Change = (cells, random) => {
  cells[random.pick(forgettable)] = '';
};

const moveHouse: Change = (cells, random) => {
  Object.assign(cells, anyAddress(random));
};

/** A partner's name in front of the own one, or instead of it; without a partner an earlier name. */
const marry: Change = (cells, random, { partner, sex }) => {
  if (sex === 'm' && random.chance(0.8)) return;
  const other = partner ?? familyName('dutch', random);
  const own = [cells.prefix, cells.family_name].filter(Boolean).join(' ');
  cells.prefix = other.prefix;
  cells.family_name = random.chance(0.5) ? other.name : `${other.name}-${own}`;
};

const newPhone: Change = (cells, random) => {
  cells.phone = anyPhone(random);
};

const rewritePhone: Change = (cells, random) => {
  const figures = cells.phone.replace('-', '');
  if (figures === '') return;
  cells.phone = random.chance(0.5) ? figures : `+31 6 ${figures.slice(2)}`;
};

const closeUpPostcode: Change = (cells) => {
  cells.postcode = cells.postcode.replace(' ', '');
};

const shortenStreet: Change = (cells) => {
  cells.street = cells.street.replace(/straat$/, 'str.').replace(/laan$/, 'ln');
};

const joinAddition: Change = (cells) => {
  cells.house_number = `${cells.house_number}${cells.addition}`;
  cells.addition = '';
};

const swapNames: Change = (cells) => {
  const kept = cells.given_names;
  cells.given_names = cells.family_name;
  cells.family_name = kept;
};

const withoutAccents: Change = (cells) => {
  cells.given_names = withoutMarks(cells.given_names);
  cells.family_name = withoutMarks(cells.family_name);
};

const shout: Change = (cells) => {
  cells.family_name = cells.family_name.toUpperCase();
};

const changes = new Weighted<Change>([
  [inColumn('family_name', mistype), 15],
  [inColumn('family_name', bySound), 11],
  [inColumn('given_names', mistype), 10],
  [inColumn('given_names', bySound), 5],
  [callByNickname, 11],
  [writeInitials, 11],
  [dropFurtherNames, 9],
  [dropPrefix, 5],
  [movePrefix, 4],
  [shortenPrefix, 2],
  [swapDayAndMonth, 4],
  [yearOff, 3],
  [dayOff, 4],
  [monthOff, 2],
  [transposeYear, 1],
  [forget, 16],
  [moveHouse, 11],
  [marry, 8],
  [inColumn('street', mistype), 7],
  [inColumn('house_number', mistype), 4],
  [inColumn('postcode', mistype), 4],
  [inColumn('town', mistype), 3],
  [newPhone, 7],
  [rewritePhone, 6],
  [closeUpPostcode, 3],
  [shortenStreet, 3],
  [joinAddition, 2],
  [swapNames, 2],
  [withoutAccents, 3],
  [shout, 2],
]);

const amounts = new Weighted([
  [1, 38],
  [2, 30],
  [3, 18],
  [4, 9],
  [5, 5],
]);

const isEqual = (one: PersonCells, other: PersonCells): boolean =>
  Object.entries(one).every(([column, cell]) => other[column as Column] === cell);

/** What another desk wrote down about the same person. At least a name stays. */
export function damagedCopy(person: Person, random: Random): PersonCells {
  const cells = { ...person.cells };
  let left = amounts.choose(random);
  for (let attempt = 0; attempt < 30 && left > 0; attempt += 1) {
    const before = { ...cells };
    changes.choose(random)(cells, random, person);
    if (cells.family_name === '') Object.assign(cells, before);
    if (!isEqual(cells, before)) left -= 1;
  }
  // One desk in eight writes dates as people say them.
  if (random.chance(0.12))
    cells.birth_date = cells.birth_date.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$3-$2-$1');
  return cells;
}
