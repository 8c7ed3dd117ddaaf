import {
  looksLikePlate,
  parseIban,
  parseKvk,
  parsePhone,
  parsePlate,
  parsePostcode,
} from '#platform/kit/index.ts';

/** Something in a story that looks like a mention. A suggestion only: nothing is added until a person does so. */
export type TextSuggestion = {
  readonly kind: 'vehicle' | 'phone' | 'account' | 'company' | 'address' | 'person';
  /** In its kept form: AB-123-C, +31612345678, 8011 AB 12. */
  readonly value: string;
  /** As it stands in the story. */
  readonly text: string;
  readonly start: number;
};

type Finder = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Omit<TextSuggestion, 'start'> | null;
};

const finder = (
  kind: TextSuggestion['kind'],
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | null,
): Finder => ({
  pattern,
  read: (match) => {
    const value = read(match);
    return value === null ? null : { kind, value, text: match[0].trim() };
  },
});

const valueIn = <Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value | null =>
  result.ok ? result.value : null;

/** In this order: an account is not also a phone number, an address not also a plate. */
const finders: readonly Finder[] = [
  finder('account', /\bNL\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b/gi, ([text]) => valueIn(parseIban(text))),
  finder('address', /\b(\d{4}\s?[A-Z]{2})[\s,]+(\d{1,5})(?:[\s-]?([A-Za-z]|\d{1,3}(?=\b)))?\b/g, (match) => {
    const postcode = valueIn(parsePostcode(match[1] ?? ''));
    return postcode === null ? null : `${postcode} ${match[2]}${match[3]?.toLowerCase() ?? ''}`;
  }),
  finder('phone', /(?:\+31|0031|\b0)[\s-]?(?:\(0\))?(?:[\s-]?\d){8,9}\b/g, ([text]) => {
    return valueIn(parsePhone(text))?.number ?? null;
  }),
  finder('company', /\bkvk[\s:.-]*(?:nr\.?|nummer)?[\s:.-]*(\d{8})\b/gi, (match) =>
    valueIn(parseKvk(match[1] ?? '')),
  ),
  finder('vehicle', /\b[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}\b/gi, ([text]) =>
    looksLikePlate(text) ? valueIn(parsePlate(text)) : null,
  ),
];

const infix = "(?:van|de|der|den|het|ter|te|ten|in|op|aan|bij|von|el|al|la|le|'t|’t)";
const capital = "\\p{Lu}[\\p{Ll}\\p{M}’'-]+(?:-\\p{Lu}[\\p{Ll}\\p{M}]+)*";
/** `Jan de Vries`, `A. Kok`, `Mark` after "aan", "heet", "genaamd" or between commas; not a word that opens a sentence. */
const fullName = new RegExp(
  `(?<![\\p{L}.])(?:(?:\\p{Lu}\\.){1,3}\\s?|${capital}\\s)(?:${infix}\\s){0,3}${capital}(?!\\p{L})`,
  'gu',
);
const calledName = new RegExp(
  `\\b(?:heet|genaamd|heer|mevrouw|meneer|mevr\\.|dhr\\.|aan|met|door|van)\\s(${capital})(?!\\s?\\p{Lu}|\\p{L})`,
  'gu',
);

const notNames = new Set(
  (
    'Bij De Het Een Er In Op Aan Als Maar Dat Dit Die Hij Zij Ze Wij We Ik U Via Naar Volgens Toen Daar Hier Ook Na Sinds Om ' +
    'Mevrouw Meneer Heer Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Januari Februari Maart April Mei Juni Juli ' +
    'Augustus September Oktober November December Gemeente Politie'
  ).split(' '),
);

function namesIn(story: string): TextSuggestion[] {
  const found: TextSuggestion[] = [];
  for (const match of story.matchAll(fullName)) {
    const text = match[0];
    const [first = ''] = text.split(/\s/);
    if (!notNames.has(first)) found.push({ kind: 'person', value: text, text, start: match.index });
  }
  for (const match of story.matchAll(calledName)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    if (!notNames.has(name)) found.push({ kind: 'person', value: name, text: name, start });
  }
  return found;
}

const streetWords = /(straat|laan|weg|plein|dijk|kade|park|hof|singel|steeg|brug|gracht|ring|kamp)$/i;

/** Plates, phone numbers, accounts, company numbers, addresses and names in a story, in their order, each value once. */
export function recogniseText(story: string): readonly TextSuggestion[] {
  const found: TextSuggestion[] = [];
  const taken = (start: number, length: number): boolean =>
    found.some((item) => start < item.start + item.text.length && item.start < start + length);
  for (const { pattern, read } of finders) {
    for (const match of story.matchAll(pattern)) {
      const item = read(match);
      if (item !== null && !taken(match.index, match[0].length)) found.push({ ...item, start: match.index });
    }
  }
  for (const name of namesIn(story)) {
    if (!taken(name.start, name.text.length) && !streetWords.test(name.text)) found.push(name);
  }
  const seen = new Set<string>();
  return found
    .sort((one, other) => one.start - other.start)
    .filter((item) => {
      const key = `${item.kind}:${item.value}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    })
    .slice(0, 20);
}
