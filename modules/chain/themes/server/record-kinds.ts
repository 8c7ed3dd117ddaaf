import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const themesRecordKinds: readonly RecordKind[] = [
  {
    kind: 'theme-edition',
    goes: 'kept',
    why: 'versions of the own themes; records refer to them',
    tables: ['theme_edition'],
    categories: ['medewerker'],
  },
];
