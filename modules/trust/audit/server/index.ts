export { looksAtRecord } from './audit-queries.ts';
export { UnknownOrganisationError, writeAuditExport } from './export/write-export.ts';
export { proveInclusions } from './proofs/make-proofs.ts';
export { saveTiles } from './proofs/tile-queries.ts';
export { auditRoutes } from './routes.ts';
export { rotateKey } from './sequencer/rotate-key.ts';
export { runSequencer, sequenceAll } from './sequencer/run-sequencer.ts';
export { CheckpointDamagedError, type SequencerParts, sequenceStep } from './sequencer/sequence-step.ts';
export { auditConstraints } from './witnesses/witness-routes.ts';
