import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const registersRecordKinds: readonly RecordKind[] = [
  {
    kind: 'processor',
    goes: 'kept',
    why: 'the register of processing says who worked for the organisation, also after it ended; no data about people',
    tables: ['processor'],
    categories: [],
  },
];
