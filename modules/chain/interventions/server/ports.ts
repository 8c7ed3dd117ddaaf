import type { DisclosurePorts } from '#modules/trust/disclosures/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';

/** What interventions need from elsewhere. */
export type InterventionParts = {
  readonly content: ContentStore;
  readonly disclosures: DisclosurePorts;
};
