export type { CandidateRow, ComparedField, RecordRow, RequesterRecords, RightsParts } from './ports.ts';
export { noticeRoutes } from './public/notice-routes.ts';
export { rightsConstraints, rightsCounter, rightsRoutes } from './routes.ts';
