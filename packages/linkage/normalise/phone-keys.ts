import { parsePhone } from './phone.ts';

/** A Dutch number of ten digits, as nearly all cells hold it: for these the answer of the library is known. */
const dutchNumber = /^(?:\+31|0031|0)([1-7]\d{8})$/;
const signs = /[\s.-]/g;

/** The number as it can be compared, `+31612345678`; null for what is no telephone number. */
export const phoneKey = (text: string): string | null => {
  const dutch = dutchNumber.exec(text) ?? dutchNumber.exec(text.replace(signs, ''));
  if (dutch !== null) return `+31${dutch[1]}`;
  const phone = parsePhone(text);
  return phone.ok ? phone.value.number : null;
};

const separators = /\s+(?:of|en)\s+|[;|\n]|\s*\/\s*(?=[+0])|,\s*(?=[+0])/i;

/** All numbers in a cell: `06-12345678 / 038-4989111`. */
export const phoneKeys = (text: string): string[] => [
  ...new Set(
    text
      .split(separators)
      .map(phoneKey)
      .filter((key) => key !== null),
  ),
];
