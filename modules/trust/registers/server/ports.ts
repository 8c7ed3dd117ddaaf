import type { ContentStore } from '../../purposes/server/index.ts';
import type { RouteInView } from '../model/index.ts';

/** What the composition fills in. */
export type RegisterParts = {
  readonly content: ContentStore;
  /** Every route of the product: the list of who may what is made of it. */
  readonly routes: () => readonly RouteInView[];
  /** The one description of the algorithm, as markdown (`docs/algorithm-register.md`). */
  readonly readAlgorithmText: () => Promise<string>;
  /** How the part that gives early warnings describes itself, in the same form; absent: no part of the product does. */
  readonly readEarlyWarningText?: () => Promise<string>;
};
