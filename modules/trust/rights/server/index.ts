export type { CandidateRow, ComparedField, RecordRow, RequesterRecords, RightsParts } from './ports.ts';
export { rightsConstraints, rightsRoutes } from './routes.ts';
