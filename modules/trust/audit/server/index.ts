export type { NamedInRecord } from '../model/index.ts';
export { looksAtRecord } from './audit-queries.ts';
export { checkLogs, checkLogsNightly } from './check/check-logs.ts';
export { UnknownOrganisationError, writeAuditExport } from './export/write-export.ts';
export { UnknownKindError, writeLogFile } from './files/write-log-file.ts';
export { proveInclusions } from './proofs/make-proofs.ts';
export { saveTiles } from './proofs/tile-queries.ts';
export { auditRecordKinds } from './record-kinds.ts';
export { auditRoutes } from './routes.ts';
export { rotateKey } from './sequencer/rotate-key.ts';
export { runSequencer, sequenceAll } from './sequencer/run-sequencer.ts';
export { CheckpointDamagedError, type SequencerParts, sequenceStep } from './sequencer/sequence-step.ts';
export {
  findUnusualLooks,
  type LeftCase,
  type LookAtRecord,
  type LookPorts,
  watchLooks,
} from './unusual/find-unusual-looks.ts';
export { keepWitnesses, type WitnessParts, witnessCheckpoints } from './witnesses/witness-checkpoints.ts';
export { auditConstraints } from './witnesses/witness-routes.ts';
