export * from './inquiry-schemas.ts';
export {
  HIT_FIRST,
  type InquiryJudgement,
  judgeInquiry,
  sourcesOpenTo,
  waysElsewhere,
} from './judge-inquiry.ts';
export {
  type AskedQuestion,
  findPattern,
  PATTERN_DAYS,
  type Pattern,
  type QuestionTraits,
} from './patterns.ts';
export {
  hashOfFields,
  type InquirySubject,
  keysOf,
  namesOne,
  type SentField,
  sendable,
  traitsOf,
} from './subject.ts';
