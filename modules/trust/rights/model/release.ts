type Titled = { readonly nl: string; readonly en: string };

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
};
