import type { ContentStore } from '#modules/trust/purposes/server/index.ts';

/** What weighing needs from elsewhere. */
export type WeighingParts = { readonly content: ContentStore };
