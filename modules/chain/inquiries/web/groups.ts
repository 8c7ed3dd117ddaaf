/** Who opens which page; the server decides again at every call. */
export const RESEARCHERS = ['coordinator', 'care-coordinator', 'weigher'] as const;
export const ASKERS = [...RESEARCHERS, 'case-lead', 'participant', 'process-lead'] as const;
export const VIEWERS = [...ASKERS, 'privacy-officer', 'fg', 'auditor'] as const;
export const OWNERS = [
  'coordinator',
  'care-coordinator',
  'process-lead',
  'case-lead',
  'participant',
  'privacy-officer',
  'fg',
  'auditor',
] as const;
export const STOPS = [...VIEWERS, 'ciso'] as const;
export const LIMITS = ['privacy-officer', 'fg', 'auditor', 'administrator'] as const;
