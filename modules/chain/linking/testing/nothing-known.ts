import type { MentionFacts } from '../model/index.ts';

/** A mention of which nothing is known; a test adds what it is about. */
export const NOTHING_KNOWN: MentionFacts = {
  nameAsWritten: null,
  familyName: null,
  familyNamePrefix: null,
  givenNames: null,
  initials: null,
  birthDate: null,
  bsn: null,
  phone: null,
  email: null,
  iban: null,
  companyName: null,
  kvk: null,
  plate: null,
  handle: null,
  address: null,
};
