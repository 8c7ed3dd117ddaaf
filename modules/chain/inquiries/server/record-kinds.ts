import type { RecordKind } from '#modules/trust/retention/model/index.ts';

/** What this module keeps, for the registry of retention: how each goes, and which tables hold it. */
export const inquiriesRecordKinds: readonly RecordKind[] = [
  {
    kind: 'inquiry',
    goes: 'with',
    with: ['signal', 'case'],
    tables: ['inquiry'],
    categories: ['identiteit', 'verhaal', 'treffer', 'medewerker'],
  },
  {
    kind: 'inquiry-without-hit',
    goes: 'short',
    why: 'the rows of inquiry and received_inquiry that were answered without a hit, at both sides',
    tables: [],
    categories: ['identiteit', 'treffer'],
  },
  {
    kind: 'received-inquiry',
    goes: 'short',
    tables: ['received_inquiry', 'inquiry_match'],
    categories: ['treffer', 'verhaal', 'medewerker'],
  },
  {
    kind: 'inquiry-alarm',
    goes: 'short',
    why: 'one that still stops an account stays',
    tables: ['inquiry_alarm'],
    categories: ['medewerker'],
  },
  {
    kind: 'inquiry-setting',
    goes: 'kept',
    why: 'a setting of the organisation',
    tables: ['inquiry_setting'],
    categories: ['medewerker'],
  },
];
