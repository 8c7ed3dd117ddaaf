import { additionKey } from './addition.ts';
import { lettersAndDigits, plainLetters } from './plain-letters.ts';
import { streetKey } from './street.ts';

/** What an address says, each part as it can be compared; null for what it does not say. */
export type Address = {
  /** `streetKey`; null for a post office box. */
  readonly street: string | null;
  readonly number: number | null;
  /** `additionKey`. */
  readonly addition: string | null;
  /** `8011AB`; `8011` when only the digits are known. */
  readonly postcode: string | null;
  /** Letters and digits only, without a province between brackets. */
  readonly town: string | null;
  /** Number of a post office box or a freepost number: nobody lives there. */
  readonly box: number | null;
};

/** The cells of a record; a cell may hold more than its name says, such as `Dorpsstraat 12a` as the street. */
export type AddressCells = {
  readonly street?: string | null | undefined;
  readonly houseNumber?: string | number | null | undefined;
  readonly addition?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly town?: string | null | undefined;
};

const postcodeShape = /^([1-9]\d{3})\s*([a-z]{2})?$/i;
/** From the first digits that letters come before: street, number, the rest. */
const withNumber = /^(.*?\p{L}\S*)[\s,]+(?:nr\.?|nummer|no\.)?\s*(\d{1,5})(?![\d])\s*(.*)$/iu;
const gluedNumber = /^(\p{L}[\p{L}.'\s-]*\p{L}\.?)(\d{1,5})(?!\d)\s*(.*)$/u;
const hasDigit = /\d/;
const numberFirst = /^\D{0,4}?(\d{1,5})(?!\d)\s*(.*)$/;
const boxShape = /^\s*(?:postbus|pb\.?|p\.?\s?o\.?\s?box|antwoordnr\.?|antwoordnummer)\s*(\d{1,6})/i;
const postcodeInText = /(?:^|[\s,])([1-9]\d{3})\s?([a-z]{2})(?![a-z0-9])/i;

const comparablePostcode = (text: string): string | null => {
  const found = postcodeShape.exec(text.trim());
  return found === null ? null : `${found[1]}${(found[2] ?? '').toUpperCase()}`;
};

const comparableTown = (text: string): string | null => {
  const bracket = text.indexOf('(');
  return orNull(lettersAndDigits(bracket > 0 ? text.slice(0, bracket) : text));
};

const orNull = (text: string): string | null => (text === '' ? null : text);

type Door = { readonly street: string; readonly number: number | null; readonly addition: string };

/** Takes number and addition off a street: `Plein 1944 12 hs`, `2e Dwarsstraat 5`, `Dorpsstraat12a`. */
const splitStreet = (text: string): Door => {
  const found = hasDigit.test(text) ? (withNumber.exec(text) ?? gluedNumber.exec(text)) : null;
  if (found === null) return { street: text, number: null, addition: '' };
  const [street, number, rest] = [found[1] ?? '', Number(found[2]), found[3] ?? ''];
  // The name itself may hold a number: then the number of the house comes behind it.
  const later = number > 1500 ? /^(\d{1,5})(?!\d)\s*(.*)$/.exec(rest) : null;
  if (later === null) return { street, number, addition: rest };
  return { street: `${street} ${number}`, number: Number(later[1]), addition: later[2] ?? '' };
};

/** Number and addition from the cells; the street's own cell only when there is no other number. */
const doorOf = (street: string, houseNumber: string, addition: string): Door => {
  const found = numberFirst.exec(houseNumber);
  if (found === null) {
    const door = splitStreet(street);
    return { ...door, addition: `${door.addition} ${houseNumber} ${addition}`.trim() };
  }
  const number = Number(found[1]);
  const door = splitStreet(street);
  const twice = door.number === number;
  const behind = `${found[2] ?? ''} ${addition}`.trim();
  return twice
    ? { street: door.street, number, addition: behind === '' ? door.addition : behind }
    : { street, number, addition: behind };
};

const asText = (cell: string | number | null | undefined): string =>
  cell == null ? '' : String(cell).trim();

/** Reads an address from its cells. */
export const readAddress = (cells: AddressCells): Address => {
  const street = asText(cells.street);
  const places = {
    postcode: comparablePostcode(asText(cells.postcode)),
    town: comparableTown(asText(cells.town)),
  };
  const houseNumber = asText(cells.houseNumber);
  const box = boxShape.exec(street) ?? boxShape.exec(`${street} ${houseNumber}`);
  if (box !== null) return { street: null, number: null, addition: null, ...places, box: Number(box[1]) };
  const door = doorOf(street, houseNumber, asText(cells.addition));
  return {
    street: orNull(streetKey(door.street)),
    number: door.number === 0 ? null : door.number,
    addition: additionKey(door.addition),
    ...places,
    box: null,
  };
};

/** Reads a whole address from one cell: `Dorpsstraat 12a, 8011 AB Stad`, `Postbus 12 8000 AA Stad`, `Dorpsstraat 12, Stad`. */
export const readAddressLine = (text: string): Address => {
  const line = text.replace(/\s+/g, ' ').trim();
  const found = postcodeInText.exec(line);
  if (found === null) {
    const comma = line.lastIndexOf(',');
    return comma === -1
      ? readAddress({ street: line })
      : readAddress({ street: line.slice(0, comma), town: line.slice(comma + 1) });
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

const splitOnce = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return [text.slice(0, at), text.slice(at + 1).trim()];
};
