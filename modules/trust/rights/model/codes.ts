/** Rights that a request can be about; codes of `dataSubjectRights` in the legal bases. */
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
] as const;
export type RightCode = (typeof RIGHTS)[number];

export const CHANNELS = ['letter', 'desk', 'email'] as const;

/** How it was made sure that the requester is who he or she says. A document is looked at and given back, never copied. */
export const IDENTITY_METHODS = [
  'document-at-desk',
  'login',
  'letter-to-known-address',
  'called-back',
  'known-to-us',
] as const;

/** What was looked at; the values themselves are not written down. */
export const IDENTITY_CHECKS = ['name', 'birth-date', 'photo', 'signature', 'address', 'validity'] as const;

export const RIGHTS_PURPOSE = 'betrokkene-verzoek';
