export { type FileRow, findFilesOf } from './file-queries.ts';
export { contentReply, thumbnailReply } from './file-replies.ts';
export { databaseKeyStore } from './key-store-queries.ts';
export {
  discardFile,
  discardUnkept,
  type FileParts,
  keepFile,
  receiveFile,
} from './receive-file.ts';
export { documentsRecordKinds } from './record-kinds.ts';
export { fileRoutes } from './routes.ts';
