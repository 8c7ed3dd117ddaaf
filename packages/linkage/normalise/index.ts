export { type NumberFault, parseBsn, parseRsin, passesElevenTest } from './bsn.ts';
export { coreCompanyName, normaliseCompanyName } from './company-name.ts';
export { parseEmail } from './email.ts';
export { type HouseNumber, normaliseAddition, parseHouseNumber } from './house-number.ts';
export { parseIban } from './iban.ts';
export { parseKvk } from './kvk.ts';
export {
  familyNameKey,
  givenNameKey,
  initialKey,
  type PersonName,
  parsePersonName,
} from './person-name.ts';
export { type Phone, parsePhone } from './phone.ts';
export { phonetic, skeleton } from './phonetic.ts';
export { lettersAndDigits, plainLetters, sortedLetters } from './plain-letters.ts';
export { looksLikePlate, parsePlate, plateKey } from './plate.ts';
export { type PostcodeFault, parsePostcode, writePostcode } from './postcode.ts';
export type { Reading } from './reading.ts';
