import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const feedbackRecordKinds: readonly RecordKind[] = [
  {
    kind: 'feedback',
    goes: 'with',
    with: ['signal'],
    tables: ['feedback'],
    categories: ['verhaal', 'medewerker'],
  },
];
