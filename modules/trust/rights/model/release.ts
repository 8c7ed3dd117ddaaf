import type { MeasureKind } from './measures.ts';

type Titled = { readonly nl: string; readonly en: string };

/** What was decided of records besides showing them, with the reason that the requester reads; equal ones counted. */
export type ReleasedDecision = {
  readonly kind: MeasureKind;
  readonly outcome: 'granted' | 'refused';
  readonly reason: string;
  readonly count: number;
};

/** What a person takes along: a file of the controller itself, and where the right does not apply. */
export type ReleasedTransfer = {
  /** Records in the file. */
  readonly count: number;
  /** Purposes that rest on a public task or a duty. */
  readonly refused: string[];
  /** Records under consent or a contract that the requester did not give. */
  readonly notGiven: number;
};

/** What a controller hands over for the answer: what may be shown, and why the rest is not. Nothing of what is withheld stands in it. */
export type Release = {
  readonly records: {
    readonly purpose: string;
    readonly receivedOn: string;
    readonly decision: 'shown' | 'partly';
    readonly fields: { readonly key: string; readonly category: string; readonly value: string }[];
  }[];
  /** Records of which nothing is shown. */
  readonly withheld: number;
  readonly reasons: string[];
  /** Kinds of data that no rule lets the contact point have: the requester gets them from the controller itself. */
  readonly directly: Titled[];
  readonly recipients: { readonly name: string; readonly categories: Titled[]; readonly on: string }[];
  readonly purposes: string[];
  readonly remark: string;
  readonly decisions: readonly ReleasedDecision[];
  readonly transfer: ReleasedTransfer | null;
};
