export { fromBase64, toBase64, toHex, utf8 } from './bytes/bytes.ts';
export { canonical, type Json } from './bytes/canonical.ts';
export { sha256 } from './bytes/sha256.ts';
export { type ExportLine, formatLine, parseLine } from './log/export-lines.ts';
export { type Finding, type FindingCode, type Language, sentenceOf } from './log/findings.ts';
export { formatKeyFile, parseRotation, type Rotation, rotationText } from './log/key-file.ts';
export {
  CLOSING_LEAF,
  type ClosingLeaf,
  closingHash,
  ENTRY_LEAF,
  type EntryLeaf,
  entryHash,
  HEAD_LEAF,
  type HeadLeaf,
  headHash,
  headSalt,
  isBackDated,
  type Payload,
  payloadHash,
  TOLERANCE,
} from './log/leaf.ts';
export { type ExportFiles, type Report, type VerifyOptions, verifyExport } from './log/verify-export.ts';
export { type ShownLog, type WitnessMemory, type WitnessStep, witnessStep } from './log/witness-step.ts';
export { type Checkpoint, checkpointText, parseCheckpoint } from './note/checkpoint.ts';
export { type Ed25519Signer, ed25519Signer } from './note/ed25519.ts';
export { formatKey, isKeyName, parseKey, type VerifierKey, verifierKey } from './note/keys.ts';
export {
  cosign,
  cosignatureTime,
  formatNote,
  type Note,
  type NoteSignature,
  parseNote,
  parseNotes,
  parseSignatureLine,
  signatureLine,
  signNote,
  verifySignature,
} from './note/note.ts';
export { emptyRoot, leafHash, nodeHash } from './tree/hashes.ts';
export { MemoryTree } from './tree/memory-tree.ts';
export { consistencyRanges, hashOfNodes, inclusionRanges, type NodePlace, nodesOf } from './tree/ranges.ts';
export {
  edgeOf,
  GrowingTiles,
  hashFromTiles,
  type KnownNodes,
  type TilePlace,
  type TileReader,
  tilesOf,
} from './tree/tiles.ts';
export { type SizedRoot, verifyConsistency, verifyInclusion } from './tree/verify.ts';
