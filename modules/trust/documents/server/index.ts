export { type FileRow, findFile } from './file-queries.ts';
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
