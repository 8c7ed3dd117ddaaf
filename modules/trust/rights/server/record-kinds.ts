import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const rightsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'rights-request',
    goes: 'short',
    why: 'from the answer, or from closing without one',
    tables: [
      'rights_request',
      'rights_part',
      'rights_item',
      'rights_release',
      'rights_letter',
      'rights_event',
      'rights_measure',
      'rights_notice',
      'keeper_task',
      'keeper_item',
      'keeper_look',
    ],
    categories: ['verzoek', 'identiteit', 'medewerker'],
  },
  {
    kind: 'record-restriction',
    goes: 'with',
    with: ['signal'],
    tables: ['record_restriction'],
    categories: ['verzoek', 'medewerker'],
  },
];
