export * from './codes.ts';
export { fieldsOfMention, fieldsToGive, namesOthers } from './fields.ts';
export {
  faultsOfDecisions,
  KEEPER_PAGE,
  type KeeperAnswer,
  type KeeperAnswerBody,
  type KeeperCandidate,
  type KeeperDecision,
  type KeeperProgress,
  type KeeperTask,
  keeperAnswerBody,
  keeperCandidateSchema,
  keeperDecisionSchema,
  keeperProgressSchema,
  keeperTaskSchema,
  toldRecord,
} from './keepers.ts';
export {
  composeLetter,
  type LetterPart,
  type LetterPurpose,
} from './letter/compose-letter.ts';
export { LETTER_TEXTS } from './letter/letter-texts.ts';
export {
  BLANKED_NOTE,
  type Correction,
  checkMeasure,
  confirmNoticeBody,
  correctionFor,
  liftBody,
  type MeasureBody,
  type MeasureKind,
  measureBody,
  measureOfRight,
  type RecordRestriction,
  type RightsMeasure,
  type RightsNotice,
  reachesRecipients,
  recordRestrictionSchema,
  rightsMeasureSchema,
  rightsNoticeSchema,
  type SourceFile,
} from './measures.ts';
export { NOTICE_TEXTS, noticeBlocks } from './notice/notice-blocks.ts';
export { processingNoticeSchema, processingNotices } from './notice/processing-notice.ts';
export { portableGrounds, TRANSFER_SCHEMA, type TransferFile, transferFileSchema } from './portability.ts';
export { reasonOf, WITHHOLDING_REASONS } from './reasons.ts';
export type { Release, ReleasedDecision } from './release.ts';
export { type Found, judgeSearch, keysOfRequester, MOST_COUNTED } from './requester.ts';
export * from './rights-schemas.ts';
export * from './states.ts';
export { mayStillExtend, partDueOn, type RightTerm, termOn } from './terms.ts';
