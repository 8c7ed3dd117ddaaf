import { parsePlate, plateKey, plateSeries } from './plate.ts';

/** The plate as it can be compared where somebody read it from a car: O and 0, I and 1 are one. Null when too little is left. */
export const plateFoldKey = (text: string): string | null =>
  plateKey(text)?.replaceAll('O', '0').replaceAll('I', '1') ?? null;

/** Which series a Dutch plate belongs to, 1 to 14; null for any other. */
export const plateSidecode = (text: string): number | null => {
  const plate = parsePlate(text);
  if (!plate.ok) return null;
  const shape = plate.value.replace(/[A-Z]/g, 'X').replace(/\d/g, '9');
  return plateSeries.indexOf(shape) + 1;
};
