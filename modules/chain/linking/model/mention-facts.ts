/** What a review shows of a mention. */
export type MentionFacts = {
  readonly nameAsWritten: string | null;
  readonly familyName: string | null;
  readonly familyNamePrefix: string | null;
  readonly givenNames: string | null;
  readonly initials: string | null;
  readonly birthDate: string | null;
  readonly bsn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly iban: string | null;
  readonly companyName: string | null;
  readonly kvk: string | null;
  readonly plate: string | null;
  readonly handle: string | null;
  readonly address: string | null;
};

/** A person's name in reading order, however it was written; null for what has no person's name. */
export function nameOf(
  mention: Pick<
    MentionFacts,
    'nameAsWritten' | 'familyName' | 'familyNamePrefix' | 'givenNames' | 'initials'
  >,
): string | null {
  if (mention.familyName === null) return mention.nameAsWritten;
  return [mention.givenNames ?? mention.initials, mention.familyNamePrefix, mention.familyName]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
