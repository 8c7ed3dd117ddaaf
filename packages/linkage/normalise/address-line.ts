import { type Address, readAddress } from './address.ts';
import { plainLetters } from './plain-letters.ts';

const postcodeInText = /(?:^|[\s,])([1-9]\d{3})\s?([a-z]{2})(?![a-z0-9])/i;
/** Words that come behind a number and are no town. */
const floors = 'huis|boven|beneden|begane|etage|hoog|kamer|appartement|parterre|unit|verdieping|tweehoog';
const townBehind = new RegExp(
  `^(.*\\p{L}\\S*\\s+\\d{1,5}(?:\\s?[-/]?\\s?[a-z0-9]{1,3})?)\\s+(?!${floors})(['\\p{L}][\\p{L}'. -]{3,})$`,
  'iu',
);

/** Reads a whole address from one cell: `Dorpsstraat 12a, 8011 AB Stad`, `Postbus 12 8000 AA Stad`, `Dorpsstraat 12, Stad`. */
export const readAddressLine = (text: string): Address => {
  const line = text.replace(/\s+/g, ' ').trim();
  const found = postcodeInText.exec(line);
  if (found === null) {
    const [street, town] = splitTown(line);
    return readAddress({ street, town });
  }
  const before = line.slice(0, found.index).replace(/[\s,]+$/, '');
  const after = line.slice(found.index + found[0].length).replace(/^[\s,]+/, '');
  const swapped = before === '' || !/\p{L}/u.test(before);
  return swapped
    ? afterPostcode(`${found[1]}${found[2]}`, before, after)
    : readAddress({ street: before, postcode: `${found[1]}${found[2]}`, town: after });
};

/** `8011 AB 12 hs`, `8011 AB Stad, Dorpsstraat 12`: the door comes behind the postcode. */
const afterPostcode = (postcode: string, before: string, after: string): Address => {
  const [town, street] = after.includes(',') ? splitOnce(after, ',') : ['', ''];
  if (street !== '') return readAddress({ postcode, town, street });
  const door = before === '' ? after : before;
  return /^\d/.test(door)
    ? readAddress({ postcode, houseNumber: door })
    : readAddress({ postcode, town: plainLetters(after) });
};

/** Behind a comma, or behind the number when it is no addition: `Dorpsstraat 12a Stad`. */
const splitTown = (line: string): [street: string, town: string] => {
  const comma = line.lastIndexOf(',');
  if (comma !== -1) return [line.slice(0, comma), line.slice(comma + 1)];
  const found = townBehind.exec(line);
  return found === null ? [line, ''] : [found[1] ?? '', found[2] ?? ''];
};

const splitOnce = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return [text.slice(0, at), text.slice(at + 1).trim()];
};
