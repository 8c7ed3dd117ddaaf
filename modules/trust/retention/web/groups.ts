/** Who opens which page; the server decides again at every call. */
export const KEEPERS = [
  'coordinator',
  'care-coordinator',
  'process-lead',
  'case-lead',
  'privacy-officer',
  'records-manager',
] as const;
export const VIEWERS = [...KEEPERS, 'fg', 'auditor'] as const;
export const OVERSEERS = ['privacy-officer', 'fg', 'auditor', 'records-manager'] as const;
