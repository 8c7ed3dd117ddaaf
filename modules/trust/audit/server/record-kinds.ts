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
  {
    kind: 'auto-witness',
    goes: 'kept',
    why: 'a setting of the organisation, with its key: what was signed with it stays to be verified',
    tables: ['auto_witness', 'keystore.audit_witness_key'],
    categories: ['medewerker', 'logboek'],
  },
  {
    kind: 'audit-self-check',
    goes: 'short',
    tables: ['audit_self_check'],
    categories: ['logboek'],
  },
  {
    kind: 'unusual-look',
    goes: 'short',
    why: 'settled or not: what was found long ago is nothing to ask after any more',
    tables: ['unusual_look'],
    categories: ['logboek', 'medewerker', 'verhaal', 'gepseudonimiseerd'],
  },
  {
    kind: 'watched-value',
    goes: 'short',
    why: 'who stays on the list is put on it again; an address goes with the appointment of whose it is',
    tables: ['watched_value'],
    categories: ['gepseudonimiseerd', 'medewerker', 'verhaal'],
  },
  {
    kind: 'look-rule',
    goes: 'kept',
    why: 'settings of the organisation, and how far its log was looked through',
    tables: ['look_rule', 'look_scan'],
    categories: ['medewerker'],
  },
];
