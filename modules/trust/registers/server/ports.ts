import type { ContentStore } from '../../purposes/server/index.ts';
import type { Configuration, Protection, RouteInView } from '../model/index.ts';

/** What the composition fills in. */
export type RegisterParts = {
  readonly content: ContentStore;
  /** Every route of the product: the list of who may what is made of it. */
  readonly routes: () => readonly RouteInView[];
  /** Kinds of mentions that the product records in a signal or case. */
  readonly mentionKinds: readonly string[];
  /** Themes of an organisation as it uses them now, with the purposes that each is recorded in. */
  readonly themesOf: (organisationId: string) => Configuration['themes'];
  /** How the product was started; what the database can tell is asked there. */
  readonly startedWith: Pick<
    Protection,
    'loginIssuer' | 'session' | 'masterKeyGiven' | 'journalApart' | 'encryptedTraffic' | 'mail'
  >;
  /** The one description of the algorithm, as markdown (`docs/algorithm-register.md`). */
  readonly readAlgorithmText: () => Promise<string>;
  /** How the part that gives early warnings describes itself, in the same form; absent: no part of the product does. */
  readonly readEarlyWarningText?: () => Promise<string>;
};
