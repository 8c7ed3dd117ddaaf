export { removeExpiredImports } from './housekeeping.ts';
export { type ImportResult, importFile } from './import-file.ts';
export type { ImportParts } from './ports.ts';
export { importRoutes } from './routes.ts';
export { createImportRunner, type ImportRunner, NoImporterError } from './runner.ts';
