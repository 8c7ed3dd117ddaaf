export type { CandidateRow, ComparedField, RecordRow, RequesterRecords, RightsParts } from './ports.ts';
export { rightsConstraints, rightsCounter, rightsRoutes } from './routes.ts';
