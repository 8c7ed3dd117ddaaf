import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const purposesRecordKinds: readonly RecordKind[] = [
  {
    kind: 'content',
    goes: 'kept',
    why: 'knowledge and agreements between organisations; records refer to the version they were made under',
    tables: [
      'content_version',
      'rule_confirmation',
      'agreement',
      'agreement_party',
      'participation',
      'dpia',
      'mandate',
    ],
    categories: ['medewerker'],
  },
];
