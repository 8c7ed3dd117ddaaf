import type { CaseParts } from '#modules/chain/cases/server/index.ts';
import type { DisclosurePorts } from '#modules/trust/disclosures/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';

/** What inquiries need from elsewhere. */
export type InquiryParts = CaseParts & {
  readonly content: ContentStore;
  readonly disclosures: DisclosurePorts;
};
