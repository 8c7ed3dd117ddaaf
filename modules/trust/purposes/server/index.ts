export { keepAgreements } from './agreements-queries.ts';

export {
  type AppointmentRights,
  type ContentStore,
  type KeptVersion,
  openContentStore,
  rightsOf,
  type Versioned,
} from './content-store.ts';
export { ContentError, loadContentFile, loadStartingContent, readRegion } from './load-content.ts';
export { purposesRecordKinds } from './record-kinds.ts';
