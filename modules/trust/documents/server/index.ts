export { databaseKeyStore } from './key-store-queries.ts';
