import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const emergencyRecordKinds: readonly RecordKind[] = [
  {
    kind: 'emergency-access',
    goes: 'with',
    with: ['signal'],
    tables: ['emergency_access'],
    categories: ['verhaal', 'advies', 'medewerker'],
  },
];
