import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const weighingRecordKinds: readonly RecordKind[] = [
  {
    kind: 'weighing',
    goes: 'with',
    with: ['signal'],
    tables: ['weighing', 'weighing_vote', 'agenda_item'],
    categories: ['verhaal', 'medewerker'],
  },
  {
    kind: 'weighing-meeting',
    goes: 'short',
    why: 'when no weighing rests on it any more',
    tables: ['weighing_meeting'],
    categories: ['medewerker'],
  },
  {
    kind: 'weighing-table',
    goes: 'kept',
    why: 'who sits at which table; a setting of the organisation',
    tables: ['weighing_table', 'weighing_member'],
    categories: ['medewerker'],
  },
];
