export { shortenSources } from './erased-row-queries.ts';
export { removeExpiredImports } from './housekeeping.ts';
export { type ImportResult, importFile } from './import-file.ts';
export { importsRecordKinds } from './record-kinds.ts';
export { importRoutes } from './routes.ts';
export { createImportRunner, type ImportRunner } from './runner.ts';
