import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const disclosuresRecordKinds: readonly RecordKind[] = [
  {
    kind: 'disclosure',
    goes: 'short',
    why: 'waits while a copy, a question or an intervention rests on it; what a second person was asked goes with its record',
    tables: ['disclosure', 'disclosure_approval', 'disclosure_notice'],
    categories: ['logboek', 'medewerker', 'verhaal'],
  },
  {
    kind: 'partner-ceiling',
    goes: 'kept',
    why: 'a setting of the organisation',
    tables: ['partner_ceiling'],
    categories: ['medewerker'],
  },
];
