import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const casesRecordKinds: readonly RecordKind[] = [
  {
    kind: 'case',
    goes: 'reviewed',
    tables: [
      'case_file',
      'case_event',
      'case_participant',
      'case_invitation',
      'case_subject',
      'case_subject_item',
    ],
    categories: ['verhaal', 'medewerker'],
  },
  {
    kind: 'contribution',
    goes: 'with',
    with: ['case', 'signal'],
    why: 'a copy keeps the term of its case; what no case took goes with the signal',
    tables: ['contribution', 'bring_in'],
    categories: ['identiteit', 'verhaal', 'beeld', 'medewerker'],
  },
  {
    kind: 'referral',
    goes: 'short',
    why: 'one that nobody accepted goes with its signal',
    tables: ['referral'],
    categories: ['verhaal', 'medewerker'],
  },
];
