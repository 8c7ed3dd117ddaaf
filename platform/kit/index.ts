export { type NumberFault, parseBsn } from './bsn.ts';
export { type Clock, systemClock } from './clock.ts';
export { collect } from './collect.ts';
export { coreCompanyName } from './company-name.ts';
export { csvLine, restoreCell } from './csv-safety.ts';
export {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDateAt,
  isCalendarDate,
  isMinor,
  parseDutchDate,
} from './dates.ts';
export { parseEmail } from './email.ts';
export { hash64, hash64Text } from './hash64.ts';
export { normaliseAddition, parseHouseNumber } from './house-number.ts';
export { parseIban } from './iban.ts';
export { isUuid, newId } from './ids.ts';
export { parseKvk } from './kvk.ts';
export {
  type LinkingFacts,
  type LinkingKey,
  type LinkingKeyKind,
  linkingKeys,
} from './linking-keys.ts';
export { parsePersonName } from './person-name.ts';
export { parsePhone } from './phone.ts';
export { lettersAndDigits, plainLetters } from './plain-letters.ts';
export { looksLikePlate, parsePlate, plateKey } from './plate.ts';
export { parsePostcode, writePostcode } from './postcode.ts';
export {
  type FieldProblem,
  type Problem,
  ProblemError,
  type ProblemParams,
  problem,
  refuse,
} from './problem.ts';
export { isProblemCode, type ProblemCode, problemCodes } from './problem-codes.ts';
export { newReference, parseReference } from './reference.ts';
export { err, ok, type Result } from './result.ts';
export { addWorkingDays } from './working-days.ts';
