import { parsePhone } from './phone.ts';

/** A Dutch mobile number as most cells hold it: for these the answer of the library is known. */
const dutchMobile = /^(?:\+31|0031|0)[\s.-]?6[\s.-]?(\d(?:[\s.-]?\d){7})$/;

/** The number as it can be compared, `+31612345678`; null for what is no telephone number. */
export const phoneKey = (text: string): string | null => {
  const mobile = dutchMobile.exec(text);
  if (mobile !== null) return `+316${(mobile[1] ?? '').replace(/\D/g, '')}`;
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

/** Written where a form wanted a number: one digit over and over, or counting up or down. Two people with it share nothing. */
export const isFillerPhone = (key: string): boolean => {
  const tail = key.replace(/\D/g, '').slice(-8);
  return /^(\d)\1+$/.test(tail) || '01234567890123'.includes(tail) || '98765432109876'.includes(tail);
};
