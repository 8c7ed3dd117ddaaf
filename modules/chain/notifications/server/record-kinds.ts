import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const notificationsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'notification',
    goes: 'short',
    why: 'also with the record it points at',
    tables: ['notification', 'mail_outbox'],
    categories: ['medewerker'],
  },
  {
    kind: 'job',
    goes: 'short',
    why: 'tables of the background worker; a task that succeeded is gone at once',
    tables: [],
    categories: [],
  },
];
