export { type FindingKind, findInText, type KnownValues } from './check-text.ts';
export * from './codes.ts';
export { reachOf } from './reporter.ts';
export * from './schemas.ts';
