import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const documentsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'file',
    goes: 'with',
    with: ['signal', 'case', 'signal-draft', 'import-batch'],
    why: 'the key first; content that copies in a case refer to stays until the last of them goes',
    tables: ['file_object', 'keystore.file_key', 'file_removal'],
    categories: ['beeld'],
  },
];
