import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { Clock } from '#platform/kit/index.ts';
import type { FileKeyStore, FileService } from '#platform/server/files/index.ts';
import type { Operation, Pool } from '#platform/server/index.ts';

/** What imports need from the composition. */
export type ImportParts = {
  readonly pools: { readonly app: Pool; readonly system: Pool };
  readonly content: ContentStore;
  readonly files: FileService;
  readonly fileKeys: FileKeyStore;
  /** Decides which dates are in the future. */
  readonly clock: Clock;
};

/** In whose name a run works: a session of its own, which outlives the request that asked for it. */
export type ImportActor = { readonly tokenHash: Buffer; readonly operation: Operation };
