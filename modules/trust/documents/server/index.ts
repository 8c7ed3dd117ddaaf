export { type FileRow, findFile, findFilesOf } from './file-queries.ts';
export { contentReply, thumbnailReply } from './file-replies.ts';
export { databaseKeyStore } from './key-store-queries.ts';
export {
  discardFile,
  discardUnkept,
  type FileParts,
  keepFile,
  ReceivedFile,
  receiveFile,
} from './receive-file.ts';
export { fileRoutes } from './routes.ts';
