import { z } from 'zod';
import {
  addressStates,
  audiences,
  confidences,
  narrativeLimit,
  origins,
  reliabilities,
  signalStates,
  sourceKinds,
  urgencies,
} from './codes.ts';
import { addition, calendarDate, line, postcode } from './fields.ts';
import { mentionBody, mentionSchema } from './mention-schema.ts';

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(80);

/** Where it was. `state` says how sure the address is: found in the register, not found, or only a point on the map. */
const placeBody = z.strictObject({
  street: line(100).optional(),
  houseNumber: z.int().min(1).max(99_999).optional(),
  houseAddition: addition.optional(),
  postcode: postcode.optional(),
  town: line(80).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  neighbourhoodCode: z.string().max(20).optional(),
  note: line(500).optional(),
  state: z.enum(addressStates).default('as-written'),
});
export type PlaceBody = z.output<typeof placeBody>;

const narrative = z.string().trim().min(1, 'narrative-missing').max(narrativeLimit);

/** Today and earlier: an event that still has to happen is a worry, written in the story. */
const occurredOn = calendarDate;
const occurredAtAbout = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const source = z.strictObject({
  kind: z.enum(sourceKinds).default('employee'),
  reliability: z.enum(reliabilities).optional(),
  /** Who may know who reported: only the coordinator. Goes with the signal into every case. */
  protected: z.boolean().default(false),
});

/** What a desk records. `id` is made by the client, so a repeat never makes a second signal. */
export const recordSignalBody = z.strictObject({
  id: z.uuid(),
  /** The content that was before whoever recorded; without it the one in force. */
  themesVersionId: z.uuid().optional(),
  processCode: code.optional(),
  themeCode: code.optional(),
  otherThemeCodes: z.array(code).max(10).default([]),
  indicatorCodes: z.array(code).max(60).default([]),
  departmentCode: code.optional(),
  title: line(200).optional(),
  narrative,
  place: placeBody.optional(),
  occurredOn: occurredOn.optional(),
  occurredAtAbout: occurredAtAbout.optional(),
  confidence: z.enum(confidences).optional(),
  urgency: z.enum(urgencies).default('normal'),
  source: source.default({ kind: 'employee', protected: false }),
  mentions: z.array(mentionBody).max(50).default([]),
  /** The draft it was typed in: its files go with the signal and the draft is gone. */
  draftId: z.uuid().optional(),
});
export type RecordSignalBody = z.output<typeof recordSignalBody>;
export type RecordSignalInput = z.input<typeof recordSignalBody>;

const toComplete = z.array(z.object({ field: z.string(), reason: z.string() }));

/** What the one who recorded gets back at once: enough to read it aloud. */
export const receiptSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(signalStates),
  version: z.number().int(),
  purposeCode: z.string(),
  title: z.string(),
  termOn: z.string().nullable(),
  receivedAt: z.string(),
  toComplete,
  /** Rules under which it went to the coordinator; empty when the recorder is the coordinator. */
  rules: z.array(z.object({ code: z.string(), title: z.string(), articles: z.array(z.string()) })),
});
export type SignalReceipt = z.output<typeof receiptSchema>;

/** A change by a coordinator: only what is given changes; `null` empties. `settled` are fields looked at and left as they are. */
export const completeSignalBody = z.strictObject({
  expectedVersion: z.int().min(1),
  title: z.string().trim().min(1, 'required').max(200).optional(),
  themeCode: code.optional(),
  otherThemeCodes: z.array(code).max(10).optional(),
  indicatorCodes: z.array(code).max(60).optional(),
  processCode: code.nullable().optional(),
  departmentCode: code.nullable().optional(),
  place: placeBody.optional(),
  occurredOn: occurredOn.nullable().optional(),
  occurredAtAbout: occurredAtAbout.nullable().optional(),
  confidence: z.enum(confidences).nullable().optional(),
  urgency: z.enum(urgencies).optional(),
  source: source.optional(),
  controller: z.enum(['college', 'burgemeester']).optional(),
  settled: z.array(z.string().max(40)).max(40).default([]),
});
export type CompleteSignalBody = z.output<typeof completeSignalBody>;

const place = z.object({
  street: z.string().nullable(),
  houseNumber: z.number().nullable(),
  houseAddition: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  neighbourhoodCode: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(addressStates),
});

const signalEventSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
  personName: z.string(),
  occurredAt: z.string(),
});
export type SignalEvent = z.output<typeof signalEventSchema>;

const additionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['addition', 'question', 'answer']),
  text: z.string(),
  personName: z.string(),
  createdAt: z.string(),
});
export type SignalAddition = z.output<typeof additionSchema>;

export const signalFileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  metadataRemoved: z.boolean(),
  addedAt: z.string(),
});
export type SignalFile = z.output<typeof signalFileSchema>;

const summary = {
  id: z.uuid(),
  reference: z.string(),
  purposeCode: z.string(),
  state: z.enum(signalStates),
  version: z.number().int(),
  title: z.string(),
  themeCode: z.string().nullable(),
  processCode: z.string().nullable(),
  departmentCode: z.string().nullable(),
  urgency: z.enum(urgencies),
  origin: z.enum(origins),
  street: z.string().nullable(),
  houseNumber: z.number().nullable(),
  houseAddition: z.string().nullable(),
  town: z.string().nullable(),
  termOn: z.string().nullable(),
  receivedAt: z.string(),
  monitorUntil: z.string().nullable(),
  incomplete: z.boolean(),
  holder: z.object({ id: z.uuid(), name: z.string() }).nullable(),
};

/** A row of the queue and of every list of signals. `proposals`: open proposals of a link. */
export const signalRowSchema = z.object({ ...summary, proposals: z.number().int() });
export type SignalRow = z.output<typeof signalRowSchema>;

export const signalSchema = z.object({
  ...summary,
  organisationId: z.uuid(),
  audience: z.enum(audiences),
  controller: z.enum(['college', 'burgemeester']),
  themesVersionId: z.uuid(),
  otherThemeCodes: z.array(z.string()),
  indicatorCodes: z.array(z.string()),
  municipalityCode: z.string().nullable(),
  portfolioId: z.uuid().nullable(),
  narrative: z.string(),
  place,
  occurredOn: z.string().nullable(),
  occurredAtAbout: z.string().nullable(),
  confidence: z.enum(confidences).nullable(),
  source: z.object({
    kind: z.enum(sourceKinds).nullable(),
    reliability: z.enum(reliabilities).nullable(),
    protected: z.boolean(),
  }),
  /** Who entered it; null when the source is protected and the reader is not the coordinator, or when it was imported. */
  reporter: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  toComplete,
  asWritten: z.record(z.string(), z.unknown()).nullable(),
  sourceReference: z.string().nullable(),
  referredTo: z.string().nullable(),
  closedReason: z.string().nullable(),
  mentions: z.array(mentionSchema),
  events: z.array(signalEventSchema),
  additions: z.array(additionSchema),
  files: z.array(signalFileSchema),
});
export type Signal = z.output<typeof signalSchema>;

/** A signal in the list of who recorded it. */
export const mySignalSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  purposeCode: z.string(),
  title: z.string(),
  stage: z.enum(['received', 'question', 'examined', 'acted-upon', 'done', 'withdrawn']),
  state: z.enum(signalStates),
  version: z.number().int(),
  themeCode: z.string().nullable(),
  receivedAt: z.string(),
  termOn: z.string().nullable(),
  /** The coordinator's question that waits for an answer. */
  question: z.string().nullable(),
  additions: z.array(additionSchema),
  wordBack: z.object({ text: z.string(), givenAt: z.string() }).nullable(),
});
export type MySignal = z.output<typeof mySignalSchema>;
