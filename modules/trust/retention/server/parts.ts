import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { FileKeyStore, FileService } from '#platform/server/files/index.ts';
import type { Pool } from '#platform/server/index.ts';
import type { DestructionJournal } from './journal.ts';

export type RetentionParts = {
  readonly content: ContentStore;
  readonly pools: { readonly system: Pool };
  readonly files: FileService;
  readonly fileKeys: FileKeyStore;
  readonly journal: DestructionJournal;
};

/** What the routes need besides. */
export type RouteParts = RetentionParts & {
  /** What a measure (its code in the themes of an organisation) is called; undefined for what they do not know. */
  readonly measureTitle: (
    organisationId: string,
    code: string,
  ) => { readonly title: string; readonly titleEn: string } | undefined;
};
