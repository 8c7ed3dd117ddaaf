/** Owners of a process, who draw up lists of their own records; the privacy officer and the records manager for all of them. */
export const KEEPERS = [
  'coordinator',
  'care-coordinator',
  'process-lead',
  'case-lead',
  'privacy-officer',
  'records-manager',
] as const;

/** The FG and the auditor look and decide nothing. */
export const VIEWERS = [...KEEPERS, 'fg', 'auditor'] as const;

/** Who sees what is kept in the whole organisation. */
export const OVERSEERS = ['privacy-officer', 'fg', 'auditor', 'records-manager'] as const;

/** Who keeps records in order for the whole organisation, and decides on its own rules. */
export const RULE_MAKERS = ['privacy-officer', 'records-manager'] as const;
