import type { ImportCounts, MunicipalityCounts } from './batch.ts';

type RowFate = 'imported' | 'skippedDuplicates' | 'rejected';

/** Counts of a run, in all and per municipality. */
export type Tally = {
  add(
    municipality: { readonly code: string; readonly name: string } | null,
    fate: RowFate,
    rows?: number,
  ): void;
  readonly total: () => ImportCounts;
  readonly perMunicipality: () => readonly MunicipalityCounts[];
};

const nothing = { read: 0, imported: 0, skippedDuplicates: 0, rejected: 0 } as const;

export function createTally(): Tally {
  const total: { -readonly [Key in keyof ImportCounts]: number } = { ...nothing };
  const per = new Map<string, { -readonly [Key in keyof MunicipalityCounts]: MunicipalityCounts[Key] }>();
  return {
    add: (municipality, fate, rows = 1) => {
      const key = municipality?.code ?? '';
      const counts = per.get(key) ?? {
        code: municipality?.code ?? null,
        name: municipality?.name ?? null,
        ...nothing,
      };
      per.set(key, counts);
      for (const each of [total, counts]) {
        each.read += rows;
        each[fate] += rows;
      }
    },
    total: () => ({ ...total }),
    // Rows without a municipality come last.
    perMunicipality: () =>
      [...per.values()]
        .map((counts) => ({ ...counts }))
        .sort((one, other) => (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff', 'nl')),
  };
}
