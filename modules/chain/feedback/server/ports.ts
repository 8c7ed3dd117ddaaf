import type { DisclosurePorts } from '#modules/trust/disclosures/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';

export type FeedbackParts = { readonly content: ContentStore; readonly disclosures: DisclosurePorts };
