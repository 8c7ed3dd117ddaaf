export { type NumberFault, parseBsn, parseRsin, passesElevenTest } from './bsn.ts';
export { type Clock, fixedClock, systemClock } from './clock.ts';
export { collect } from './collect.ts';
export { coreCompanyName, normaliseCompanyName } from './company-name.ts';
export { csvCell, csvLine, defuseCell, restoreCell } from './csv-safety.ts';
export {
  addDays,
  addMonths,
  ageOn,
  type CalendarDate,
  calendarDateAt,
  type DateFault,
  daysBetween,
  isCalendarDate,
  isMinor,
  parseDutchDate,
} from './dates.ts';
export { parseEmail } from './email.ts';
export { hash64, hash64Text } from './hash64.ts';
export { type HouseNumber, normaliseAddition, parseHouseNumber } from './house-number.ts';
export { parseIban } from './iban.ts';
export { isUuid, newAnonymousId, newId } from './ids.ts';
export { parseKvk } from './kvk.ts';
export {
  type AddressFacts,
  type LinkingFacts,
  type LinkingKey,
  type LinkingKeyKind,
  linkingKeyKinds,
  linkingKeys,
} from './linking-keys.ts';
export { familyNameKey, givenNameKey, initialKey, type PersonName, parsePersonName } from './person-name.ts';
export { type Phone, parsePhone } from './phone.ts';
export { phonetic, skeleton } from './phonetic.ts';
export { lettersAndDigits, plainLetters, sortedLetters } from './plain-letters.ts';
export { looksLikePlate, parsePlate, plateKey } from './plate.ts';
export { type PostcodeFault, parsePostcode, writePostcode } from './postcode.ts';
export {
  type FieldProblem,
  type Problem,
  ProblemError,
  type ProblemParams,
  problem,
  refuse,
} from './problem.ts';
export { isProblemCode, type ProblemCode, problemCodes } from './problem-codes.ts';
export { randomBelow, randomBytes } from './random.ts';
export { newReference, parseReference, type ReferenceFault } from './reference.ts';
export { err, ok, type Result } from './result.ts';
export { addWorkingDays, easterSunday, isWorkingDay, publicHolidays } from './working-days.ts';
