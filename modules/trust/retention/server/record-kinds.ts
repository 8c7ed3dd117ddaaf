import type { RecordKind } from '../model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const retentionRecordKinds: readonly RecordKind[] = [
  {
    kind: 'retention-term',
    goes: 'with',
    with: ['signal', 'case'],
    tables: ['record_term', 'retention_hold', 'blanked_record'],
    categories: ['logboek', 'verhaal', 'medewerker'],
  },
  {
    kind: 'destruction-report',
    goes: 'short',
    tables: ['destruction_list', 'destruction_item', 'transfer_package', 'destroyed_record', 'sweep_report'],
    categories: ['logboek', 'medewerker'],
  },
  {
    kind: 'kept-decision',
    goes: 'short',
    why: 'of a decision on a record that went: date, kind and number, and nothing about whom',
    tables: ['kept_decision'],
    categories: ['logboek'],
  },
  {
    kind: 'retention-rule',
    goes: 'kept',
    why: 'rules, what organisations decided on them, and machinery; no data about who was signalled',
    tables: [
      'retention_rule',
      'retention_rule_decision',
      'record_kind',
      'record_part',
      'record_sweep',
      'destruction_step',
    ],
    categories: [],
  },
  {
    kind: 'export',
    goes: 'kept',
    why: 'nothing is kept: a file for a spreadsheet is made while it is sent',
    tables: [],
    categories: [],
  },
  {
    kind: 'machinery',
    goes: 'kept',
    why: 'which migrations ran and the key of scope claims; no persons',
    tables: ['schema_migration', 'scope_key'],
    categories: [],
  },
];
