import { parseBsn, parseEmail, parseIban, parsePhone, parseReference } from '#platform/kit/index.ts';

const FINDING_KINDS = [
  'name',
  'company',
  'address',
  'plate',
  'bsn',
  'account',
  'phone',
  'email',
  'number',
  'birth-date',
  'reference',
  'handle',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something in a text that must not leave; `start` and `end` are positions in characters. */
export type Finding = {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly found: string;
};

/** What the signal knows, so that it can be recognised in a text. */
export type KnownValues = {
  /** May be named: the reporter knows it. */
  readonly ownReference: string;
  readonly names: readonly string[];
  readonly companies: readonly string[];
  readonly streets: readonly string[];
  readonly handles: readonly string[];
  /** Birth dates as `YYYY-MM-DD`. */
  readonly birthDates: readonly string[];
};

type Pattern = {
  readonly kind: FindingKind;
  readonly shape: RegExp;
  readonly holds?: (text: string) => boolean;
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Shapes that give somebody away whoever it is. The order decides which name an overlapping find gets. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'email',
    shape: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu,
    holds: (text) => parseEmail(text).ok,
  },
  {
    kind: 'account',
    shape: /\b[A-Z]{2}\d{2}(?:[ .]?[A-Z\d]){11,30}\b/giu,
    holds: (text) => parseIban(text).ok,
  },
  {
    kind: 'reference',
    shape: /\b[A-Z]{3}-[A-Z\d]{4}-[A-Z\d]{4}\b/giu,
    holds: (text) => parseReference(text).ok,
  },
  // Without dashes only in capitals and with a digit, else two common words of the right length would count.
  {
    kind: 'reference',
    shape: /\b(?=[A-Z\d ]*\d)[A-Z]{3} ?[A-Z\d]{4} ?[A-Z\d]{4}\b/gu,
    holds: (text) => parseReference(text).ok,
  },
  { kind: 'reference', shape: /\bC-[A-Z]{3}-\d{2}-\d{1,4}\b/giu },
  {
    kind: 'bsn',
    shape: /(?<![\d-])\d(?:[ .-]?\d){7,8}(?![\d-])/gu,
    holds: (text) => digitsOf(text).length === 9 && parseBsn(digitsOf(text)).ok,
  },
  {
    kind: 'phone',
    shape: /(?<!\d)(?:\+|00)?\d(?:[ .()-]{0,2}\d){8,13}(?!\d)/gu,
    holds: (text) => /^(\+|0)/.test(text) && parsePhone(text).ok,
  },
  { kind: 'number', shape: /(?<![\d-])\d{8,}(?![\d-])/gu },
  { kind: 'plate', shape: /\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}\b/giu },
  { kind: 'address', shape: /\b[1-9]\d{3} ?(?!Sa|Sd|Ss)[A-Z]{2}\b/gu },
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

const wordPattern = (kind: FindingKind, value: string, exactCase: boolean): Pattern => ({
  kind,
  shape: new RegExp(`(?<![\\p{L}\\d])${escaped(value)}(?![\\p{L}\\d])`, exactCase ? 'gu' : 'giu'),
});

/** Short names are words as well ("Roos", "De"), so they count only as written; one letter says nothing. */
const SHORT = 4;

const knownPatterns = (known: KnownValues): Pattern[] => {
  const words = (kind: FindingKind, values: readonly string[]) =>
    values
      .map((value) => value.trim())
      .filter((value) => value.length > 1)
      .map((value) => wordPattern(kind, value, value.length <= SHORT));
  const dates = known.birthDates.flatMap((date) => {
    const [year = '', month = '', day = ''] = date.split('-');
    const part = (text: string) => `0?${String(Number(text))}`;
    return [
      new RegExp(`(?<!\\d)${part(day)}[-/. ]${part(month)}[-/. ]${year}(?!\\d)`, 'gu'),
      new RegExp(`(?<!\\d)${date}(?!\\d)`, 'gu'),
    ];
  });
  return [
    ...words('name', known.names),
    ...words('company', known.companies),
    ...words('address', known.streets),
    ...words('handle', known.handles),
    ...dates.map((shape): Pattern => ({ kind: 'birth-date', shape })),
  ];
};

/** Everything in a text that names a person, a thing of a person, or a case; in the order of the text, none overlapping. */
export function findInText(text: string, known: KnownValues): Finding[] {
  const found: Finding[] = [];
  for (const { kind, shape, holds } of [...PATTERNS, ...knownPatterns(known)]) {
    for (const match of text.matchAll(shape)) {
      const value = match[0];
      if (holds !== undefined && !holds(value)) continue;
      if (kind === 'reference' && isOwn(value, known.ownReference)) continue;
      const [start, end] = [match.index, match.index + value.length];
      // Inside the own reference nothing else is found either.
      if (
        found.some((other) => start < other.end && other.start < end) ||
        insideOwn(text, known.ownReference, start, end)
      )
        continue;
      found.push({ kind, start, end, found: value });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const isOwn = (value: string, ownReference: string): boolean => {
  const read = parseReference(value);
  return read.ok && read.value === ownReference;
};

const insideOwn = (text: string, reference: string, start: number, end: number): boolean => {
  for (let at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
    if (start >= at && end <= at + reference.length) return true;
  }
  return false;
};
