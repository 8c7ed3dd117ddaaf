export { FINDING_KINDS, type Finding, type FindingKind, findInText, type KnownValues } from './check-text.ts';
export * from './codes.ts';
export { type Reach, type ReporterInView, reachOf } from './reporter.ts';
export * from './schemas.ts';
