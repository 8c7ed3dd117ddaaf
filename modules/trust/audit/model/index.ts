export {
  type HourCounts,
  isUnusualHour,
  LOOK_RULES,
  type LookRule,
  type LookRuleBody,
  type LookRuleCode,
  lookRuleBody,
  lookRuleCode,
  lookRuleSchema,
  USUAL_DAYS,
  unsetLookRule,
} from './look-rules.ts';
export {
  addressTexts,
  familyNameOf,
  fullNameOf,
  listedPersonTexts,
  type NamedInRecord,
  personTexts,
} from './look-traits.ts';
export {
  FINDINGS,
  type FindingBody,
  findingBody,
  ownAddressBody,
  type UnusualLook,
  unusualLookSchema,
  type WatchedValue,
  watchedValueSchema,
  wellKnownBody,
} from './unusual-look.ts';
