import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const researchRecordKinds: readonly RecordKind[] = [
  {
    kind: 'research-question',
    goes: 'with',
    with: ['signal'],
    tables: ['research_question', 'research_release'],
    categories: ['verhaal', 'treffer', 'medewerker'],
  },
];
