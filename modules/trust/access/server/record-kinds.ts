import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const accessRecordKinds: readonly RecordKind[] = [
  {
    kind: 'session',
    goes: 'short',
    tables: ['session'],
    categories: [],
  },
  {
    kind: 'login-attempt',
    goes: 'short',
    tables: ['login_attempt', 'login_failure'],
    categories: [],
  },
  {
    kind: 'idempotency-reply',
    goes: 'short',
    tables: ['idempotency_key'],
    categories: ['verhaal'],
  },
  {
    kind: 'staff',
    goes: 'kept',
    why: 'who works here is ended by the administrator; decisions and audit events keep pointing at who took them',
    tables: ['person', 'appointment', 'service_client', 'setup_token'],
    categories: ['medewerker'],
  },
];
