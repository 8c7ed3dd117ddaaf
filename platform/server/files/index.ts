export {
  type AcceptedFile,
  createFileService,
  type FileLimits,
  type FileService,
  type FileWarning,
  type OfferedFile,
  standardFileLimits,
} from './accept-file.ts';
export { acceptedEndings, type FileKind, fileKinds } from './file-kinds.ts';
export { safeFileName } from './file-name.ts';
export type { FileProblem } from './file-problem.ts';
export { directoryFileStore, type FileStore } from './file-store.ts';
export { type FileKeyStore, memoryFileKeyStore } from './key-store.ts';
export { FileIntegrityError, loadMasterKey, type MasterKey, masterKeyFrom } from './master-key.ts';
export { contentDisposition, servingHeaders } from './serving-headers.ts';
