import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const rulesRecordKinds: readonly RecordKind[] = [
  {
    kind: 'own-rule',
    goes: 'kept',
    why: 'a giving is explained by the rule it was made under, and by who put that in force; questions name no person',
    tables: ['rule_edition', 'rule_enactment', 'rule_advice', 'rule_question'],
    categories: ['medewerker'],
  },
];
