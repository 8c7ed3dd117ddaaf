export { NOTIFICATION_KINDS, type NotificationKind, type NotificationRecordKind } from './kinds.ts';
export { waitAfter } from './retry.ts';
