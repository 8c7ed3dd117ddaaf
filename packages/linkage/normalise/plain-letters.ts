/** Most values are plain ASCII, and then there is nothing to take apart: that is some ten times as fast. */
const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
};

/** Lower case, without accents, ligatures spelled out: the start of every comparison of names. */
export const plainLetters = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : withoutMarks(text);

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i');

/** Only a-z and 0-9 of it. */
export const lettersAndDigits = (text: string): string => plainLetters(text).replace(/[^a-z0-9]/g, '');

/** The letters in alphabetical order: two names with the same letters in another order become equal. */
export const sortedLetters = (text: string): string => Array.from(lettersAndDigits(text)).sort().join('');
