export {
  type AcceptedFile,
  createFileService,
  type FileService,
  type KeptContent,
} from './accept-file.ts';
export { safeFileName } from './file-name.ts';
export type { FileProblem } from './file-problem.ts';
export { directoryFileStore } from './file-store.ts';
export type { FileKeyStore } from './key-store.ts';
export { loadMasterKey, type MasterKey } from './master-key.ts';
export { contentDisposition, servingHeaders } from './serving-headers.ts';
export { type ZipEntry, zipOf } from './zip.ts';
