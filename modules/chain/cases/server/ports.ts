import type { DisclosurePorts } from '#modules/trust/disclosures/server/index.ts';
import type { FileParts } from '#modules/trust/documents/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { Scope } from '#platform/server/index.ts';

/** What must be there before a case can be closed. */
type ClosingRequirements = {
  readonly outcomeRecorded: boolean;
  /** Interventions that are neither done, failed nor dropped. */
  readonly openInterventions: number;
};

/** What cases need from elsewhere; the composition fills in what lies above. */
export type CaseParts = FileParts & {
  readonly content: ContentStore;
  readonly disclosures: DisclosurePorts;
  readonly closingRequirements?: (scope: Scope, caseId: string) => Promise<ClosingRequirements>;
};
