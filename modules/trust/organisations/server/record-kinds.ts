import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const organisationsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'organisation',
    goes: 'kept',
    why: 'organisations and their parts, no persons; the name of a portfolio holder is changed by the administrator',
    tables: ['region', 'organisation', 'department', 'portfolio'],
    categories: [],
  },
];
