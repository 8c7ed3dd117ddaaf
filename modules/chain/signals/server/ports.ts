import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { AddressLookup } from '#platform/server/address/index.ts';
import type { FileKeyStore, FileService } from '#platform/server/files/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { SearchGroup, SearchQuery } from './search.ts';

/** Something colleagues should hear of; the module of notifications turns it into a line on their screen. */
type SignalNotice = {
  readonly kind:
    | 'signal.received'
    | 'signal.returned'
    | 'signal.answered'
    | 'signal.added'
    | 'signal.assigned'
    /** Not to be read any more by this person. */
    | 'signal.shut'
    /** Read by name from now on. */
    | 'signal.named';
  readonly signalId: string;
  readonly purposeCode: string;
  readonly reference: string;
  /** Named person; absent: everyone who reads widely in the purpose. */
  readonly personId?: string;
};

type WordBack = { readonly text: string; readonly givenAt: string };

/** What signals need from elsewhere; the composition fills in what lies above this module. */
export type SignalParts = {
  readonly content: ContentStore;
  readonly files: FileService;
  readonly fileKeys: FileKeyStore;
  readonly addresses: AddressLookup;
  /** Boundaries of a region as TopoJSON; null when there is no map of it. */
  readonly readRegionMap?: (regionCode: string) => Promise<unknown>;
  /** Inside the transaction, so that a signal is never without its proposals; one round trip. */
  readonly proposeLinks?: (scope: Scope, signalIds: readonly string[]) => Promise<unknown>;
  /** The same where nothing asks for the proposals before the commit: it takes no round trip. */
  readonly proposeLinksAtCommit?: (scope: Scope, signalIds: readonly string[]) => Promise<unknown>;
  /** Inside the transaction, so that a notice never tells of something that was rolled back. */
  readonly notify?: (scope: Scope, notice: SignalNotice) => Promise<void>;
  /** Open proposals per signal, for the signals given. */
  readonly countProposals?: (
    scope: Scope,
    signalIds: readonly string[],
  ) => Promise<ReadonlyMap<string, number>>;
  /** Word back per signal of the reporter. */
  readonly findWordBack?: (
    scope: Scope,
    signalIds: readonly string[],
  ) => Promise<ReadonlyMap<string, WordBack>>;
  /** Whether this person reads a signal by an emergency access, for a short time. */
  readonly isOpenInEmergency?: (scope: Scope, signalId: string) => Promise<boolean>;
  /** Other modules that can be searched: each answers groups of what this scope may see. */
  readonly searchers?: readonly ((scope: Scope, query: SearchQuery) => Promise<readonly SearchGroup[]>)[];
};
