import type { CalendarDate } from '#platform/kit/index.ts';
import type {
  AddressState,
  MentionFields,
  Origin,
  Reliability,
  SignalConfidence,
  SourceKind,
  ToComplete,
  Urgency,
} from '../model/index.ts';

export type NewPlace = {
  readonly street: string | null;
  readonly houseNumber: number | null;
  readonly houseAddition: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly note: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly neighbourhoodCode: string | null;
  readonly state: AddressState;
};

/** A signal ready to be written: everything decided, nothing looked up any more. Ids and reference are made by the caller. */
export type NewSignal = {
  readonly id: string;
  readonly reference: string;
  readonly purposeCode: string;
  readonly origin: Origin;
  readonly themesVersionId: string;
  readonly themeCode: string | null;
  readonly otherThemeCodes: readonly string[];
  readonly indicatorCodes: readonly string[];
  readonly processCode: string | null;
  readonly departmentCode: string | null;
  readonly portfolioId: string | null;
  readonly municipalityCode: string | null;
  readonly title: string;
  readonly narrative: string;
  readonly occurredOn: CalendarDate | null;
  readonly occurredAtAbout: string | null;
  readonly place: NewPlace;
  readonly urgency: Urgency;
  readonly confidence: SignalConfidence | null;
  readonly source: {
    readonly kind: SourceKind | null;
    readonly reliability: Reliability | null;
    readonly protected: boolean;
  };
  readonly toComplete: readonly ToComplete[];
  readonly termOn: CalendarDate | null;
  /** ISO moment. */
  readonly receivedAt: string;
  readonly mentions: readonly MentionFields[];
  /** Of an import: values as the export had them, the batch and the number in the source. */
  readonly asWritten?: Readonly<Record<string, unknown>> | null;
  readonly importBatchId?: string | null;
  readonly sourceReference?: string | null;
};
