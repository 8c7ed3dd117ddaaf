/** Words between given and family name. Stored keys depend on this list; `readPersonName` knows more of them. */
export const infixWords = new Set([
  'van',
  'de',
  'der',
  'den',
  'het',
  'ter',
  'te',
  'ten',
  'in',
  'op',
  "'t",
  '’t',
  '‘t',
  't',
  "'s",
  '’s',
  'aan',
  'bij',
  'uit',
  'uijt',
  'voor',
  'onder',
  'over',
  'tot',
  "d'",
  'du',
  'la',
  'le',
  'von',
  'vom',
  'zu',
  'zum',
  'da',
  'dos',
  'di',
  'del',
  'della',
  'v.d.',
  'v/d',
  'vd',
  'v.',
]);
/** Words that open a double family name: Klein Haarhuis, Oude Luttikhuis, El Idrissi. */
export const openers = new Set([
  'klein',
  'groot',
  'grote',
  'oude',
  'olde',
  'nieuwe',
  'lutke',
  'lütke',
  'kleine',
  'el',
  'al',
  'ben',
  'ait',
  'abu',
  'sint',
  'mc',
]);

/** What more stands before a family name in records of people from elsewhere, or run together. */
const moreInfixWords: Readonly<Record<string, string>> = {
  'v.d': 'van der',
  'v.d.': 'van der',
  'v/d': 'van der',
  vd: 'van der',
  'v.': 'van',
  v: 'van',
  'd.': 'der',
  d: 'der',
  vande: 'van de',
  vanden: 'van den',
  vander: 'van der',
  "v.'t": "van 't",
  "v't": "van 't",
  "van't": "van 't",
  'v/h': "van 't",
  'a/d': 'aan de',
  'o/d': 'op de',
  'i/d': 'in de',
  des: 'des',
  zur: 'zur',
  das: 'das',
  do: 'do',
  dal: 'dal',
  t: "'t",
  s: "'s",
};

/** The infix that a word is, spelled out; undefined for any other word. A single capital is an initial, not `van`. */
export const readInfix = (word: string): string | undefined => {
  if (word.length === 0 || word.length > 6) return undefined;
  const lower = word.toLowerCase();
  if (lower.replace('.', '').length === 1 && word !== lower) return undefined;
  return moreInfixWords[lower] ?? (infixWords.has(lower) ? lower : undefined);
};

const titles = new Set(
  'dhr hr heer mevr mevrouw mw mej mejuffrouw mr mrs ms dr drs ing ir prof ds jhr jkvr fam familie bc bsc msc llm mba phd jr sr'.split(
    ' ',
  ),
);

/** `dhr.`, `mevr`, `drs.`: says nothing about who somebody is. `M.R.` are initials. */
export const isTitle = (word: string): boolean => {
  if (word.length > 11) return false;
  const lower = word.toLowerCase();
  return titles.has(lower.endsWith('.') ? lower.slice(0, -1) : lower);
};

/** Words that say whose family name comes next. */
const ownFollows = new Set(['geb', 'geboren', 'geborene', 'née', 'meisjesnaam']);
const partnerFollows = new Set(
  'e.v ev e/v h.v hv h/v gehuwd geh gehuwde echtgenote echtgenoot wed weduwe weduwnaar wedn gesch partner'.split(
    ' ',
  ),
);

const marksStartWith = 'eghwpnmEGHWPNM';

export type FamilyMark = 'own' | 'partner';

export const familyMark = (word: string): FamilyMark | null => {
  if (word.length > 12 || !marksStartWith.includes(word.charAt(0))) return null;
  const lower = word.toLowerCase();
  const plain = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  if (ownFollows.has(plain)) return 'own';
  return partnerFollows.has(plain) ? 'partner' : null;
};

/** What may stand between such a word and the name: `gehuwd met`, `weduwe van`. */
export const isFiller = (mark: string, word: string): boolean =>
  word === 'met' || (word === 'van' && /^(echtgeno|weduw)/i.test(mark));
