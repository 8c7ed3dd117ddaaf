import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const signalsRecordKinds: readonly RecordKind[] = [
  {
    kind: 'signal',
    goes: 'reviewed',
    tables: [
      'signal',
      'signal_event',
      'signal_addition',
      'signal_named_reader',
      'signal_result',
      'declined_piece',
    ],
    categories: ['verhaal', 'waarneming', 'melder-identiteit', 'medewerker'],
  },
  {
    kind: 'mention',
    goes: 'with',
    with: ['signal'],
    tables: ['mention', 'mention_key'],
    categories: [
      'identiteit',
      'bsn',
      'contact',
      'online',
      'rekening',
      'onderneming',
      'voertuig',
      'waarneming',
      'strafrechtelijk',
      'minderjarige',
      'slachtoffer',
      'verhaal',
    ],
  },
  {
    kind: 'signal-draft',
    goes: 'short',
    tables: ['signal_draft'],
    categories: ['verhaal'],
  },
  {
    kind: 'signal-view',
    goes: 'short',
    tables: ['signal_view'],
    categories: [],
  },
];
