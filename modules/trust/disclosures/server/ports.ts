import type { Scope } from '#platform/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';

/** The last decision of a weighing table (or of two persons) about a signal. */
type WeighingDecision = {
  readonly id: string;
  /** `take-up`, `own-follow-up`, `case`, `refer`, `dismiss`, `monitor`. */
  readonly decision: string;
  readonly decidedAt: string;
  readonly decidedByName: string;
  /** With `refer`: the organisation it is referred to. */
  readonly recipientOrganisationId?: string | null;
};

/** What this module needs from above; the composition fills it in. */
export type DisclosurePorts = {
  readonly content: ContentStore;
  readonly weighingDecisionOf?: (scope: Scope, signalId: string) => Promise<WeighingDecision | undefined>;
  /** Takes back what was given under a disclosure, in the same transaction. */
  readonly onWithdrawn?: (scope: Scope, disclosureId: string, reason: string) => Promise<void>;
  /** A withdrawal or correction was told to the recipient: carries it to whoever got a copy, and tells the people there. */
  readonly onNotice?: (
    scope: Scope,
    noticeId: string,
    disclosureId: string,
    kind: 'withdrawal' | 'correction',
  ) => Promise<void>;
  /** A second person is asked in a case: tells who could be that person. */
  readonly onApprovalAsked?: (scope: Scope, caseId: string) => Promise<void>;
};
