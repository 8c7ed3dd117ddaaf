import type { Channel, NoneReason } from './codes.ts';

/** What is known of who reported. */
export type ReporterInView = {
  readonly origin: string;
  readonly sourceKind: string | null;
  /** A name or address of the source is in the record. */
  readonly sourceReachable: boolean;
  /** Who entered it through a screen, still working here; null for imported rows and people who left. */
  readonly person: { readonly id: string } | null;
  /** Who gives word back. */
  readonly giverPersonId: string;
};

/** Ways to reach the reporter, the best first; with `none` the reason that applies by itself, when there is one. */
export type Reach = { readonly channels: readonly Channel[]; readonly noneReason: NoneReason | null };

export function reachOf(reporter: ReporterInView): Reach {
  if (reporter.origin !== 'import' && reporter.person !== null) {
    const own = reporter.person.id === reporter.giverPersonId;
    return own
      ? { channels: ['none'], noneReason: 'own-report' }
      : { channels: ['product', 'none'], noneReason: null };
  }
  if (reporter.sourceKind !== 'anonymous' && reporter.sourceReachable)
    return { channels: ['outside', 'none'], noneReason: null };
  if (reporter.origin !== 'import') return { channels: ['none'], noneReason: 'reporter-left' };
  return { channels: ['none'], noneReason: 'no-channel' };
}
