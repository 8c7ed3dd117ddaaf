import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const linkingRecordKinds: readonly RecordKind[] = [
  {
    kind: 'proposal',
    goes: 'with',
    with: ['signal', 'case'],
    tables: ['proposal', 'proposal_decision', 'link'],
    categories: ['identiteit', 'medewerker', 'verhaal'],
  },
  {
    kind: 'subject',
    goes: 'with',
    with: ['signal'],
    why: 'when its last mention goes; decisions that rest on what went go along',
    tables: ['subject', 'subject_decision', 'subject_decision_part', 'subject_move'],
    categories: ['identiteit', 'medewerker', 'verhaal'],
  },
  {
    kind: 'noise',
    goes: 'with',
    with: ['signal'],
    tables: ['noise_effect', 'shared_value'],
    categories: [],
  },
  {
    kind: 'lifted-exclusion',
    goes: 'short',
    why: 'one that is in force is a setting of the organisation',
    tables: ['excluded_value'],
    categories: ['contact', 'medewerker'],
  },
  {
    kind: 'noise-setting',
    goes: 'kept',
    why: 'a setting of the organisation',
    tables: ['noise_setting'],
    categories: [],
  },
];
