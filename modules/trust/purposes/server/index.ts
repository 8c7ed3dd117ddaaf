export { keepAgreements } from './agreements-queries.ts';
export type { ContentKind } from './content-queries.ts';
export {
  type AppointmentRights,
  type ContentStore,
  type KeptVersion,
  openContentStore,
  rightsOf,
  type Versioned,
} from './content-store.ts';
export { ContentError, loadStartingContent, readRegion, type StartingContent } from './load-content.ts';
