export {
  coreCompanyName,
  lettersAndDigits,
  looksLikePlate,
  type NumberFault,
  normaliseAddition,
  parseBsn,
  parseEmail,
  parseHouseNumber,
  parseIban,
  parseKvk,
  parsePersonName,
  parsePhone,
  parsePlate,
  parsePostcode,
  plainLetters,
  plateKey,
  writePostcode,
} from '#packages/linkage/normalise/index.ts';
export { type Clock, systemClock } from './clock.ts';
export { collect } from './collect.ts';
export { csvLine, restoreCell } from './csv-safety.ts';
export {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDateAt,
  daysBetween,
  isCalendarDate,
  isMinor,
  parseDutchDate,
} from './dates.ts';
export type { DocumentBlock } from './document-block.ts';
export { fillText } from './fill-text.ts';
export { hash64, hash64Text } from './hash64.ts';
export { isUuid, newId } from './ids.ts';
export { inSentence, listed } from './in-sentence.ts';
export {
  type LinkingFacts,
  type LinkingKey,
  type LinkingKeyKind,
  linkingKeys,
} from './linking-keys.ts';
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
