import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { DisclosurePorts } from '../../disclosures/server/index.ts';
import type { Found, Requester, SourceFile } from '../model/index.ts';

/** A mention of the own organisation, or a copy that it received in a case; of a copy `signalId` is the case. */
export type FoundKind = 'mention' | 'contribution';

/** A record that may be about the requester, with what is compared. */
export type CandidateRow = {
  readonly recordKind: FoundKind;
  readonly mentionId: string;
  readonly signalId: string;
  readonly purposeCode: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly facts: Readonly<Record<string, string | null>>;
};

/** A record of which a person said that it is about the requester. `others`: names in the same record and of its source. */
export type RecordRow = {
  readonly recordKind: FoundKind;
  readonly mentionId: string;
  readonly signalId: string;
  readonly purposeCode: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly state: string;
  readonly mention: Readonly<Record<string, string>>;
  /** The whole story around it, of others too; for the officer only. */
  readonly narrative: string;
  readonly others: readonly string[];
};

export type ComparedField = {
  readonly field: string;
  readonly here: string | null;
  readonly there: string | null;
  readonly sign: string;
};

type FoundRecord = Pick<CandidateRow, 'recordKind' | 'mentionId' | 'signalId' | 'purposeCode'>;

/** Records of one kind, as the module that keeps them makes them findable for a part. */
export type RecordSource = {
  count(scope: Scope, partId: string, purposes: readonly string[], most: number): Promise<Found>;
  page(
    scope: Scope,
    partId: string,
    purposes: readonly string[],
    page: { readonly sure: boolean; readonly after: string | undefined; readonly limit: number },
  ): Promise<CandidateRow[]>;
  /** Of the given ids those that share a key with the requester. */
  known(
    scope: Scope,
    partId: string,
    purposes: readonly string[],
    ids: readonly string[],
  ): Promise<FoundRecord[]>;
  read(
    scope: Scope,
    partId: string,
    purposes: readonly string[],
    ids: readonly string[],
  ): Promise<RecordRow[]>;
};

/** A record that only named people open, as its keeper may read it, with what is compared. */
export type KeeperRecord = Omit<RecordRow, 'recordKind' | 'state' | 'narrative'> & {
  readonly facts: CandidateRow['facts'];
};

/** Records that only named people open: read in the scope of who is named for them, and of nobody else. */
type KeeperRecords = {
  /** Those that share a key with the requester of the task and that nobody decided on yet; the surest first. */
  find(scope: Scope, taskId: string, limit: number): Promise<KeeperRecord[]>;
  read(scope: Scope, taskId: string, ids: readonly string[]): Promise<KeeperRecord[]>;
  /** To whom something of what the keeper shows went. */
  disclosures(
    scope: Scope,
    taskId: string,
  ): Promise<{ readonly recipientName: string; readonly categories: string[]; readonly on: string }[]>;
};

/** The records of the own organisation, wherever they are kept. */
type RequesterRecords = RecordSource & {
  compare(
    requester: Requester,
    facts: CandidateRow['facts'],
  ): { readonly strength: string; readonly fields: readonly ComparedField[] };
  /** Disclosures by which something about the requester went to others. */
  disclosures(
    scope: Scope,
    partId: string,
  ): Promise<
    {
      readonly id: string;
      readonly recordId: string;
      readonly recipientId: string;
      readonly recipientName: string;
      readonly categories: string[];
      readonly on: string;
    }[]
  >;
};

/** What this module needs from above; the composition fills it in. */
export type RightsParts = {
  readonly content: ContentStore;
  readonly disclosures: DisclosurePorts;
  readonly records: RequesterRecords;
  readonly named: KeeperRecords;
  /** Gives imported files that hold an item that is about to be erased a short term, and answers which; before the erasure is carried out. */
  readonly shortenSources: (
    scope: Scope,
    itemId: string,
    pieces: readonly string[],
  ) => Promise<readonly SourceFile[]>;
  /** After the commit that erased, corrected, restricted or lifted something in a record: into the journal, so that it holds after a restore. */
  readonly followBlanking: (recordId: string) => Promise<void>;
  readonly notify: (
    scope: Scope,
    told: {
      readonly organisationId: string;
      readonly personId: string;
      readonly kind: 'rights-part-received' | 'rights-part-finished';
      readonly recordKind: 'rights-part' | 'rights-request';
      readonly recordId: string;
    },
  ) => Promise<void>;
};
