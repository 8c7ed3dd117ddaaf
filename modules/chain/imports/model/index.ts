export {
  type ChangeMappingBody,
  changeMappingBody,
  countsSchema,
  type Import,
  type ImportColumn,
  type ImportCounts,
  type ImportPreview,
  type ImportRow,
  type ImportState,
  type ImportValue,
  importRowSchema,
  importSchema,
  importStates,
  type MunicipalityCounts,
  municipalityCountsSchema,
  previewSchema,
  type RowError,
  rowErrorSchema,
} from './batch.ts';
export {
  columnWords,
  type ImportField,
  importFields,
  reasonColumnWords,
  requiredFields,
} from './column-words.ts';
export {
  type ColumnMapping,
  type ColumnProposal,
  checkHeader,
  checkMapping,
  headerSignature,
  isReasonColumn,
  type MappingProblem,
  mappingOf,
  proposeColumns,
} from './columns.ts';
export { createTally, type RowFate, type Tally } from './counts.ts';
export {
  createStreamDecoder,
  type Delimiter,
  decodeBytes,
  detectDelimiter,
  detectEncoding,
  type Encoding,
  type EncodingFinding,
  type StreamDecoder,
} from './decode.ts';
export {
  compareFingerprint,
  type FieldTexts,
  fingerprintRow,
  type KnownRow,
  type RowFingerprint,
} from './fingerprint.ts';
export {
  type Declared,
  declarePurpose,
  type FittedMentions,
  fitMentions,
  mentionOfRow,
} from './fit-purpose.ts';
export type {
  ImportedMention,
  ImportedPlace,
  ImportedSignal,
  RowOutcome,
  RowRefusal,
  ToComplete,
} from './imported-signal.ts';
export { ImportFileError, type RawRow, type SpreadsheetFile } from './raw-row.ts';
export {
  type RefusedFileWriter,
  type RefusedRow,
  refusedFileWriter,
  writeRefusedFile,
} from './refused-file.ts';
export { createRowReader } from './row.ts';
export { type MunicipalityTarget, type RowSettings, textLimits } from './row-settings.ts';
export {
  normaliseWord,
  type ProposeValuesInput,
  proposeValues,
  type ReliabilityCode,
  type RoleCode,
  reliabilityCodes,
  roleCodes,
  type SourceKindCode,
  type StartingTable,
  type StartingTables,
  sourceKindCodes,
  splitRoles,
  type ValueField,
  type ValueMap,
  type ValueMaps,
  type ValueProposal,
  type ValueTarget,
  valueFields,
  valueMapOf,
} from './values.ts';
