export { joinRecords } from './join-records.ts';
export type {
  CandidateRow,
  ComparedField,
  KeeperRecord,
  RecordRow,
  RecordSource,
  RightsParts,
} from './ports.ts';
export { noticeRoutes } from './public/notice-routes.ts';
export { rightsRecordKinds } from './record-kinds.ts';
export { rightsConstraints, rightsCounter, rightsRoutes } from './routes.ts';
