/** What a person can be told, each with a text per language. Other modules take theirs from here. */
const NOTIFICATION_KINDS = [
  'word-back',
  'signal-returned',
  'question-answered',
  'addition-received',
  'signal-shut',
  'signal-named',
  'research-question',
  'agenda-ready',
  'signal-back-from-monitoring',
  'case-invitation',
  'invitation-answered',
  'bring-in-offered',
  'bring-in-decided',
  'contribution-received',
  'referral-received',
  'referral-answered',
  'approval-asked',
  'intervention-assigned',
  'intervention-shared',
  'intervention-term',
  'plan-changed',
  'inquiry-alarm',
  'inquiry-content-asked',
  'inquiry-content-decided',
  'emergency-opened',
  'unusual-look',
  'audit-log-broken',
  'audit-witness-refused',
  'correction-lost',
  'rights-part-received',
  'rights-part-finished',
  'keeper-asked',
  'disclosure-withdrawn',
  'disclosure-corrected',
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export type NotificationRecordKind =
  | 'signal'
  | 'case'
  | 'case-invitation'
  | 'bring-in'
  | 'referral'
  | 'intervention'
  | 'agenda'
  | 'research-question'
  | 'disclosure'
  | 'disclosure-approval'
  | 'inquiry'
  | 'received-inquiry'
  | 'inquiry-alarm'
  | 'emergency-access'
  | 'unusual-look'
  | 'audit-log'
  | 'rights-part'
  | 'rights-request'
  | 'keeper-task';
