import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const auditRecordKinds: readonly RecordKind[] = [
  {
    kind: 'audit-payload',
    goes: 'short',
    tables: ['audit_payload'],
    categories: ['logboek'],
  },
  {
    kind: 'audit-log',
    goes: 'kept',
    why: 'headers and hashes prove that nothing was left out; what was shown lies in the payload, which goes, and persons are keyed pseudonyms',
    tables: ['audit_event', 'audit_entry', 'pseudonym_key'],
    categories: ['logboek', 'medewerker', 'gepseudonimiseerd'],
  },
  {
    kind: 'audit-tree',
    goes: 'kept',
    why: 'hashes, keys and signatures by which others prove the log; nobody can be read from them',
    tables: [
      'audit_tail',
      'audit_leaf',
      'tree_tile',
      'tree_head',
      'audit_checkpoint',
      'audit_log_key',
      'keystore.audit_log_key',
      'audit_witness',
      'audit_cosignature',
    ],
    categories: [],
  },
];
