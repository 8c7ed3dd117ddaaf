/** Lower case, without accents, ligatures spelled out: the start of every comparison of names. */
export const plainLetters = (text: string): string =>
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
