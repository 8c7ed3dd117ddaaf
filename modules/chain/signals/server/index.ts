export { freeReferences, insertSignals } from './insert-queries.ts';
export { findMentions, findMentionsById } from './mention-queries.ts';
export {
  addEvent,
  lockForChange,
  moveSignal,
  type SignalTransition,
  statesOfPurpose,
} from './move-signal.ts';
export type { NewPlace, NewSignal } from './new-signal.ts';
export { abilitiesOf, coordinates, reported, type SignalAbilities, type SignalInView } from './policy.ts';
export type { SignalNotice, SignalParts, WordBack } from './ports.ts';
export { countMySignals, countQueue, countViews } from './queue-queries.ts';
export { findSignal, readSignal, signalSummary, withProposals } from './read-signal.ts';
export { signalConstraints, signalCounter, signalRoutes } from './routes.ts';
export type { SearchGroup, SearchItem, SearchQuery } from './search.ts';
export type { SignalHead } from './signal-queries.ts';
export { findPossibleHolders } from './treat-signal.ts';
