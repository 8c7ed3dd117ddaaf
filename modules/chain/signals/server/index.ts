export { freeReferences, insertSignals } from './insert-queries.ts';

export { addEvent, moveSignal, statesOfPurpose } from './move-signal.ts';
export type { NewSignal } from './new-signal.ts';
export { coordinates } from './policy.ts';
export type { SignalParts } from './ports.ts';
export { findSignal, readSignal, signalExists } from './read-signal.ts';
export { signalsRecordKinds } from './record-kinds.ts';
export { signalConstraints, signalCounter, signalRoutes } from './routes.ts';
export type { SearchGroup, SearchQuery } from './search.ts';
export type { SignalHead } from './signal-queries.ts';
