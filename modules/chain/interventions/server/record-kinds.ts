import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const interventionsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'intervention',
    goes: 'with',
    with: ['signal', 'case'],
    tables: ['intervention', 'intervention_dependency', 'intervention_work', 'plan_entry', 'barrier_measure'],
    categories: ['verhaal', 'medewerker'],
  },
  {
    kind: 'outcome',
    goes: 'with',
    with: ['signal', 'case'],
    tables: ['outcome'],
    categories: ['verhaal', 'medewerker'],
  },
];
