import type { CalendarDate, ProblemCode, ProblemParams } from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { RowFingerprint } from './fingerprint.ts';
import type { ReliabilityCode, RoleCode, SourceKindCode } from './values.ts';

/** Someone or something that the row names, with the roles it has in the signal (a set). */
export type ImportedMention =
  | {
      readonly kind: 'person';
      /** As written. */
      readonly name: string | null;
      readonly birthDate: CalendarDate | null;
      readonly bsn: string | null;
      /** E.164, or as written when it cannot be read. */
      readonly phone: string | null;
      readonly roles: readonly RoleCode[];
    }
  | {
      readonly kind: 'company';
      readonly name: string | null;
      readonly kvk: string | null;
      readonly roles: readonly RoleCode[];
    }
  /** Plate in the Dutch lay-out, or as written when it fits none. */
  | { readonly kind: 'vehicle'; readonly plate: string; readonly roles: readonly RoleCode[] }
  | { readonly kind: 'phone'; readonly phone: string; readonly roles: readonly RoleCode[] };

export type ImportedPlace = {
  readonly street: string | null;
  readonly houseNumber: number | null;
  /** Without separators, lower case: `2`, `b`. */
  readonly houseAddition: string | null;
  /** `8011 AB`. */
  readonly postcode: string | null;
  readonly town: string | null;
};

/** What a row becomes: everything that could be read, in our codes; null where nothing is (yet) known. */
type ImportedSignal = {
  readonly municipalityCode: string;
  readonly sourceReference: string | null;
  readonly receivedOn: CalendarDate | null;
  readonly occurredOn: CalendarDate | null;
  readonly title: string | null;
  readonly narrative: string;
  readonly themeCode: string | null;
  readonly departmentCode: string | null;
  readonly processCode: string | null;
  readonly sourceKind: SourceKindCode | null;
  readonly sourceReliability: ReliabilityCode | null;
  readonly place: ImportedPlace;
  readonly mentions: readonly ImportedMention[];
};

/** Something a coordinator still has to look at; the text that caused it is in `asWritten`. */
export type ToComplete = {
  readonly field: ImportField;
  readonly reason:
    | 'missing'
    /** A word without a code of ours. */
    | 'unknown-value'
    | 'unreadable'
    /** Has the form of a postcode that is never given out. */
    | 'not-issued'
    /** The event lies after the day on which it was reported. */
    | 'after-received'
    /** May not be recorded under the signal's purpose, so it was left out of the fields. */
    | 'not-in-purpose';
};

export type RowRefusal = {
  readonly row: number;
  /** Heading in the file; the field's code when no column was mapped to it. */
  readonly column: string;
  readonly value: string;
  readonly code: ProblemCode;
  readonly params: ProblemParams;
};

export type RowOutcome =
  | {
      readonly ok: true;
      readonly row: number;
      readonly signal: ImportedSignal;
      readonly toComplete: readonly ToComplete[];
      /** Field -> text of the export, only where what is stored differs from it. */
      readonly asWritten: Readonly<Partial<Record<ImportField, string>>>;
      readonly fingerprint: RowFingerprint;
    }
  | {
      readonly ok: false;
      readonly row: number;
      /** Null when the row names no municipality of the region. */
      readonly municipalityCode: string | null;
      readonly refused: readonly RowRefusal[];
    };
