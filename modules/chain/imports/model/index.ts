export {
  type ChangeMappingBody,
  changeMappingBody,
  type Import,
  type ImportColumn,
  type ImportCounts,
  type ImportPreview,
  type ImportRow,
  type ImportState,
  type ImportValue,
  importRowSchema,
  importSchema,
  type MunicipalityCounts,
  previewSchema,
  type RowError,
  rowErrorSchema,
} from './batch.ts';
export type { ImportField } from './column-words.ts';
export {
  type ColumnMapping,
  type ColumnProposal,
  checkHeader,
  checkMapping,
  headerSignature,
  type MappingProblem,
  mappingOf,
  proposeColumns,
} from './columns.ts';
export { createTally, type Tally } from './counts.ts';
export {
  createStreamDecoder,
  type Delimiter,
  detectDelimiter,
  type StreamDecoder,
} from './decode.ts';
export {
  compareFingerprint,
  type RowFingerprint,
} from './fingerprint.ts';
export {
  declarePurpose,
  fitMentions,
  mentionOfRow,
} from './fit-purpose.ts';
export type {
  RowOutcome,
  RowRefusal,
} from './imported-signal.ts';
export { ImportFileError, type RawRow, type SpreadsheetFile } from './raw-row.ts';
export { refusedFileWriter } from './refused-file.ts';
export { createRowReader } from './row.ts';
export type { MunicipalityTarget } from './row-settings.ts';
export {
  normaliseWord,
  proposeValues,
  reliabilityCodes,
  roleCodes,
  type StartingTables,
  sourceKindCodes,
  splitRoles,
  type ValueField,
  type ValueMap,
  type ValueMaps,
  type ValueProposal,
  type ValueTarget,
  valueFields,
} from './values.ts';
