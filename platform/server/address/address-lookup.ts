import type { Result } from '#platform/kit/index.ts';

/** An address as a register knows it. Coordinates in WGS84 degrees; codes as CBS writes them. */
export interface FoundAddress {
  readonly street: string;
  readonly houseNumber: number;
  /** Letter and further addition together, comparable form: "a", "2", "a2"; null without. */
  readonly addition: string | null;
  /** "8011 AB" */
  readonly postcode: string;
  readonly town: string;
  /** "GM0193" */
  readonly municipalityCode: string;
  /** "BU01930001"; null when the source does not know it. */
  readonly neighbourhoodCode: string | null;
  readonly lat: number;
  readonly lon: number;
  /** 'demo': an invented place inside the right municipality. 'bag': the national register of addresses. */
  readonly source: 'demo' | 'bag';
}

/** The service did not answer, or with nonsense. The address stays as it was written, unchecked. */
export interface AddressServiceFailure {
  readonly code: 'address-service-unavailable';
}

export interface AddressLookup {
  /** The one address with exactly this number and addition; null when there is none. */
  byPostcode(
    postcode: string,
    houseNumber: number,
    addition?: string | null,
  ): Promise<Result<FoundAddress | null, AddressServiceFailure>>;
  /** Up to ten addresses for what was typed so far ("kerkst 12 has", "8011ab 3"), best first. */
  suggest(text: string): Promise<Result<readonly FoundAddress[], AddressServiceFailure>>;
}

export const mostSuggestions = 10;
export const shortestSearch = 3;
