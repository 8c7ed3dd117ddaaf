import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const importsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'import-batch',
    goes: 'short',
    why: 'by the module itself, at the day that was set when it came; the file goes as soon as it was read',
    tables: ['import_batch', 'import_error'],
    categories: ['verhaal', 'medewerker'],
  },
  {
    kind: 'import-fingerprint',
    goes: 'kept',
    why: 'hashes that keep what was destroyed from being imported again; no person can be recognised in them',
    tables: ['import_fingerprint'],
    categories: [],
  },
  {
    kind: 'import-mapping',
    goes: 'kept',
    why: 'how an organisation maps its files; a setting',
    tables: ['import_mapping'],
    categories: ['verhaal'],
  },
];
