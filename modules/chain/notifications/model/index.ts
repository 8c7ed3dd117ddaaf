export type { NotificationKind, NotificationRecordKind } from './kinds.ts';
export { waitAfter } from './retry.ts';
