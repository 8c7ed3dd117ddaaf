import { err, ok, type Reading } from './reading.ts';

/** Series of Dutch plates (sidecodes 1-14, in that order): X a letter, 9 a digit. */
export const plateSeries = [
  'XX-99-99',
  '99-99-XX',
  '99-XX-99',
  'XX-99-XX',
  'XX-XX-99',
  '99-XX-XX',
  '99-XXX-9',
  '9-XXX-99',
  'XX-999-X',
  'X-999-XX',
  'XXX-99-X',
  'X-99-XXX',
  '9-XX-999',
  '999-XX-9',
];
const layOutByShape = new Map(plateSeries.map((layOut) => [layOut.replaceAll('-', ''), layOut]));

const compactPlate = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const shapeOf = (compact: string): string => compact.replace(/[A-Z]/g, 'X').replace(/\d/g, '9');

/** `XJ325J`, `xj 325 j` and `XJ-325-J` become `XJ-325-J`; anything that is no Dutch series is `unreadable`. */
export const parsePlate = (text: string): Reading<string, 'unreadable'> => {
  const compact = compactPlate(text);
  const layOut = layOutByShape.get(shapeOf(compact));
  if (layOut === undefined) return err('unreadable');
  let position = 0;
  return ok(layOut.replace(/[X9]/g, () => compact.charAt(position++)));
};

/** For finding plates in text: `7711 CM` has the form of a series of 1978 but is far more likely a postcode. */
export const looksLikePlate = (text: string): boolean =>
  parsePlate(text).ok && !/^\s*\d{4}\s?[A-Za-z]{2}\s*$/.test(text);

/** Comparable form of any plate, Dutch or foreign: capitals and digits only; null when nothing is left. */
export const plateKey = (text: string): string | null => {
  const compact = compactPlate(text);
  return compact.length >= 4 ? compact : null;
};
