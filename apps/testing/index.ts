/** What the background work of the product is given, for tests that run it by hand. */
export { logWatchOf, lookPortsOf } from '#apps/server/background.ts';
export { composeApp } from '#apps/server/compose.ts';
export { findListenPort } from '#apps/server/listen-port.ts';
export { contentDirectory } from '#apps/server/prepare-database.ts';
export { allRecordKinds } from '#apps/server/record-kinds.ts';
export { type Answer, type Client, openTestProduct, type TestProduct } from './test-product.ts';
export { upload } from './upload.ts';
