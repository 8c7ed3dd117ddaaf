/** A date of which parts may be unknown. */
export type PartialDate = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 1 January, 1900, 9999: written where a form wanted a date and nobody knew it. */
  readonly placeholder: boolean;
};

export type DateOptions = {
  /** Two-digit years up to this one are of this century, above it of the last; without it such a year stays unknown. */
  readonly pivot?: number;
};

/** A number in the text with how it was written (`length`); `xx` and `??` count as 0. Or the month that a word names. */
type Token = { readonly value: number; readonly length: number; readonly month: boolean };

const unknown: PartialDate = { year: null, month: null, day: null, placeholder: false };
const filler: PartialDate = { ...unknown, placeholder: true };

const monthNames =
  'januari february maart april mei juni juli augustus september oktober november december january februari march may june july august october okt mrt'.split(
    ' ',
  );
const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 5, 6, 7, 8, 10, 10, 3];

const monthOf = (word: string): number => {
  if (word.length < 3) return 0;
  const at = monthNames.findIndex((name) => name.startsWith(word));
  return at === -1 ? 0 : (monthNumbers[at] ?? 0);
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || code > 191;

/** Reads a run of one kind of character from `from`; gives where it ends. */
const runEnd = (text: string, from: number, belongs: (code: number) => boolean): number => {
  let end = from;
  while (end < text.length && belongs(text.charCodeAt(end))) end += 1;
  return end;
};

const isUnknownSign = (code: number): boolean => code === 63 || code === 120;

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    let end = at + 1;
    if (isDigit(code)) {
      end = runEnd(text, at, isDigit);
      tokens.push({ value: Number(text.slice(at, end)), length: end - at, month: false });
    } else if (isUnknownSign(code)) {
      end = runEnd(text, at, isUnknownSign);
      tokens.push({ value: 0, length: end - at, month: false });
    } else if (isLetter(code)) {
      end = runEnd(text, at, isLetter);
      const month = monthOf(text.slice(at, end));
      if (month > 0) tokens.push({ value: month, length: 2, month: true });
    }
    at = end;
  }
  return tokens;
};

/** A time behind the date is left out: everything from the hours on. */
const withoutTime = (text: string): string => {
  const colon = text.indexOf(':');
  if (colon === -1) return text;
  let start = colon;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start -= 1;
  return start === colon ? text : text.slice(0, start);
};

const fullYear = (value: number, length: number, pivot: number | undefined): number => {
  if (length !== 2) return value;
  if (pivot === undefined || value < 0) return 0;
  return value <= pivot ? 2000 + value : 1900 + value;
};

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap || year === 0 ? 29 : 28;
};

/** Parts that cannot be stay unknown; a month above 12 beside a day that can be one was written the American way. */
const build = (yearText: number, monthText: number, dayText: number): PartialDate => {
  if (yearText >= 2200 || (yearText > 0 && yearText < 1800)) return filler;
  const swapped = monthText > 12 && monthText <= 31 && dayText >= 1 && dayText <= 12;
  const [month, day] = swapped ? [dayText, monthText] : [monthText, dayText];
  const knownMonth = month >= 1 && month <= 12 ? month : null;
  const fits = day >= 1 && day <= (knownMonth === null ? 31 : daysIn(yearText, knownMonth));
  const date = { year: yearText === 0 ? null : yearText, month: knownMonth, day: fits ? day : null };
  return { ...date, placeholder: isFiller(date.year, date.month, date.day) };
};

const isFiller = (year: number | null, month: number | null, day: number | null): boolean =>
  (month === 1 && day === 1) || (year === 1900 && month === null);

/** `19800503` or `03051980`: whichever can be; four digits are a year. */
const readOne = ({ value, length }: Token): PartialDate => {
  if (length === 4) return build(value, 0, 0);
  if (length !== 8) return unknown;
  const yearFirst = Math.floor(value / 10000);
  const canStartWithYear = yearFirst >= 1800 && yearFirst < 2200;
  // A month of 21 is a slip of the hand rather than a year to come.
  const canEndWithYear = value % 10000 >= 1800 && value % 10000 < 2100;
  if (canStartWithYear && (Math.floor(value / 100) % 100 <= 12 || !canEndWithYear))
    return build(yearFirst, Math.floor(value / 100) % 100, value % 100);
  return build(value % 10000, Math.floor(value / 10000) % 100, Math.floor(value / 1000000));
};

const readNamed = (tokens: readonly Token[], month: number, pivot: number | undefined): PartialDate => {
  const numbers = tokens.filter((token) => !token.month);
  const longAt = numbers.findIndex((token) => token.length === 4);
  const [first, second] = numbers;
  if (first === undefined) return build(0, month, 0);
  if (longAt !== -1) return build(numbers[longAt]?.value ?? 0, month, numbers[1 - longAt]?.value ?? 0);
  return build(second === undefined ? 0 : fullYear(second.value, second.length, pivot), month, first.value);
};

/**
 * Reads a date as records hold it: `3-5-1980`, `3/5/80`, `1980-05-03`, `19800503`, `3 mei 1980`, `mei 1980`, `1980`,
 * `xx-05-1980`, a time behind it. The day stands first unless it cannot be one. What cannot be read is null.
 */
export const readDate = (text: string, { pivot }: DateOptions = {}): PartialDate => {
  const tokens = tokensOf(withoutTime(text).toLowerCase());
  const named = tokens.find((token) => token.month);
  if (named !== undefined) return readNamed(tokens, named.value, pivot);
  const [first, second, third] = tokens;
  if (first === undefined) return unknown;
  if (second === undefined) return readOne(first);
  if (third === undefined) {
    if (first.length === 4) return build(first.value, second.value, 0);
    return second.length === 4 ? build(second.value, first.value, 0) : build(0, second.value, first.value);
  }
  if (first.length === 4) return build(first.value, second.value, third.value);
  return build(fullYear(third.value, third.length, pivot), second.value, first.value);
};

/** One whole number, `yyyymmdd` with zeros for what is unknown; 0 when nothing is known. */
export const packDate = (date: PartialDate): number =>
  (date.year ?? 0) * 10000 + (date.month ?? 0) * 100 + (date.day ?? 0);

export const unpackDate = (packed: number): PartialDate => {
  const [year, month, day] = [Math.floor(packed / 10000), Math.floor(packed / 100) % 100, packed % 100];
  const date = { year: year || null, month: month || null, day: day || null };
  return { ...date, placeholder: isFiller(date.year, date.month, date.day) };
};
