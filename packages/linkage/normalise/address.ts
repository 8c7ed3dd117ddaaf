import { additionKey } from './addition.ts';
import { lettersAndDigits } from './plain-letters.ts';
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
/** A number, perhaps with where it lies: opposite a house, or beside one. */
const numberFirst = /^(?:(to|t\/o|tegenover|by|bij|naast)\s+)?\D{0,5}?(\d{1,5})(?!\d)\s*(.*)$/i;
const boxShape = /^\s*(?:postbus|pb\.?|p\.?\s?o\.?\s?box|antwoordnr\.?|antwoordnummer)\s*(\d{1,6})/i;

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

/** Opposite (`to`) or beside (`by`) the house of that number, as the register of persons writes it. */
const sideOf = (word: string | undefined): string => {
  if (word === undefined) return '';
  return /^t/i.test(word) ? 'to' : 'by';
};

/** Number and addition from the cells; the street's own cell only when there is no other number. */
const doorOf = (street: string, houseNumber: string, addition: string): Door => {
  const found = numberFirst.exec(houseNumber);
  if (found === null) {
    const door = splitStreet(street);
    return { ...door, addition: `${door.addition} ${houseNumber} ${addition}`.trim() };
  }
  const number = Number(found[2]);
  const door = splitStreet(street);
  const twice = door.number === number;
  const behind = `${sideOf(found[1])} ${found[3] ?? ''} ${addition}`.trim();
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
