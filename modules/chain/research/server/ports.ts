import type { DisclosurePorts } from '#modules/trust/disclosures/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';

/** What research needs from elsewhere. */
export type ResearchParts = { readonly content: ContentStore; readonly disclosures: DisclosurePorts };
