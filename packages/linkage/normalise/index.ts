export { additionKey } from './addition.ts';
export { type Address, type AddressCells, readAddress } from './address.ts';
export { readAddressLine } from './address-line.ts';
export { type NumberFault, parseBsn, parseRsin, passesElevenTest } from './bsn.ts';
export { coreCompanyName, normaliseCompanyName } from './company-name.ts';
export { type CompanyNames, readCompanyName } from './company-names.ts';
export { compareDates, comparePackedDates, type DateAgreement } from './compare-dates.ts';
export { parseEmail } from './email.ts';
export { type FamilyName, type FamilyNames, infixKey, readFamilyName } from './family-name.ts';
export { isFillerBsn, isFillerDigits, isFillerName, isFillerPhone } from './filler.ts';
export { type FullName, readPersonName } from './full-name.ts';
export { givenNameFamilies, givenNameFamilyName, sharesGivenNameFamily } from './given-name-families.ts';
export { type GivenNames, readGivenNames } from './given-names.ts';
export { type HouseNumber, normaliseAddition, parseHouseNumber } from './house-number.ts';
export { parseIban } from './iban.ts';
export { parseKvk } from './kvk.ts';
export { emailKey, mailboxKey } from './mailbox.ts';
export { type DateOptions, type PartialDate, packDate, readDate, unpackDate } from './partial-date.ts';
export {
  familyNameKey,
  givenNameKey,
  initialKey,
  type PersonName,
  parsePersonName,
} from './person-name.ts';
export { type Phone, parsePhone } from './phone.ts';
export { phoneKey, phoneKeys } from './phone-keys.ts';
export { phonetic, skeleton, skeletonOf } from './phonetic.ts';
export { lettersAndDigits, plainLetters, sortedLetters } from './plain-letters.ts';
export { looksLikePlate, parsePlate, plateKey } from './plate.ts';
export { plateFoldKey, plateSidecode } from './plate-keys.ts';
export { type PostcodeFault, parsePostcode, writePostcode } from './postcode.ts';
export type { Reading } from './reading.ts';
export { spellingKey } from './spelling.ts';
export { streetKey } from './street.ts';
