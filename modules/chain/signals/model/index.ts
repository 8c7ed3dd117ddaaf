export * from './audience.ts';
export { type CategoryUse, categoriesOfSignal } from './categories.ts';
export * from './codes.ts';
export type { SignalAddress } from './fields.ts';
export { findInText } from './find-in-text.ts';
export { countSignals, keysToLookFor, readAsKnown } from './known-pieces.ts';
export { isOnlyVictim, isSuspect, keysOfMention, mentionOf, NOTHING_KNOWN } from './mention.ts';
export {
  type Mention,
  type MentionBody,
  type MentionFields,
  type MentionInput,
  mentionBody,
  mentionSchema,
  type NamedPerson,
  type NamedPersonInput,
  namedPersonBody,
} from './mention-schema.ts';
export { keyOfPiece, piecesToOffer } from './piece-identity.ts';
export { purposeAfterTheme, purposeToDeclare } from './purpose.ts';
export { readSearchQuery, type SearchQuery } from './search-query.ts';
export * from './signal-schema.ts';
export * from './signal-view.ts';
export * from './states.ts';
export { termOf } from './terms.ts';
export { type TextPiece, type TextPieceView, textPieceSchema } from './text-piece.ts';
export { titleOf } from './title.ts';
export { blocksChecking, findToComplete, type ToComplete, withoutAnswered } from './to-complete.ts';
export { withholdCategories } from './withhold.ts';
