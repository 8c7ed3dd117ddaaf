import { z } from 'zod';
import { importFields } from './column-words.ts';
import { valueFields } from './values.ts';

const importStates = ['uploaded', 'mapped', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

/** What became of the rows: `read` is the sum of the other three once the run has ended. */
const countsSchema = z.object({
  read: z.number().int(),
  imported: z.number().int(),
  skippedDuplicates: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.output<typeof countsSchema>;

const municipalityCountsSchema = countsSchema.extend({
  /** Null: rows that name no municipality of the region. */
  code: z.string().nullable(),
  name: z.string().nullable(),
});
export type MunicipalityCounts = z.output<typeof municipalityCountsSchema>;

const fieldCode = z.enum(importFields);
const problemText = z.object({ code: z.string(), message: z.string() });

const columnSchema = z.object({
  column: z.string(),
  field: fieldCode.nullable(),
  why: z.enum(['remembered', 'same-name', 'synonym', 'similar', 'reason-column', 'unknown', 'chosen']),
  /** Texts of the first rows. */
  samples: z.array(z.string()),
});
export type ImportColumn = z.output<typeof columnSchema>;

const valueSchema = z.object({
  field: z.enum(valueFields),
  word: z.string(),
  count: z.number().int(),
  code: z.string().nullable(),
  certainty: z.enum(['sure', 'likely', 'unknown']),
  why: z.enum([
    'remembered',
    'starting-table',
    'same-code',
    'same-title',
    'similar-title',
    'nothing-fits',
    'chosen',
  ]),
});
export type ImportValue = z.output<typeof valueSchema>;

const targetSchema = z.object({ code: z.string(), title: z.string() });

const summary = {
  id: z.uuid(),
  fileName: z.string(),
  size: z.number(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  state: z.enum(importStates),
  version: z.number().int(),
  /** Rows of data in the file. */
  rows: z.number().int(),
  counts: countsSchema,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
};

/** One line in the list of imports. */
export const importRowSchema = z.object(summary);
export type ImportRow = z.output<typeof importRowSchema>;

export const importSchema = z.object({
  ...summary,
  /** True when its process stopped half-way; it goes on by itself, and offering the file again is safe. */
  interrupted: z.boolean(),
  columns: z.array(columnSchema),
  values: z.array(valueSchema),
  /** What words can become, per kind of value. */
  targets: z.record(z.enum(valueFields), z.array(targetSchema)),
  mappingProblems: z.array(problemText),
  municipalities: z.array(municipalityCountsSchema),
  failure: problemText.nullable(),
  /** When the same file was imported before. */
  importedBefore: z.string().nullable(),
});
export type Import = z.output<typeof importSchema>;

export const changeMappingBody = z.strictObject({
  expectedVersion: z.int().min(1),
  /** Columns that are left out keep what they have. */
  columns: z
    .array(z.strictObject({ column: z.string().max(500), field: fieldCode.nullable() }))
    .max(500)
    .default([]),
  values: z
    .array(
      z.strictObject({
        field: z.enum(valueFields),
        word: z.string().max(500),
        code: z.string().max(80).nullable(),
      }),
    )
    .max(3000)
    .default([]),
});
export type ChangeMappingBody = z.output<typeof changeMappingBody>;

export const rowErrorSchema = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
});
export type RowError = z.output<typeof rowErrorSchema>;

const previewRowSchema = z.object({
  row: z.number().int(),
  municipality: z.string().nullable(),
  /** Title of the purpose under which it would be recorded. */
  purpose: z.string().nullable(),
  title: z.string().nullable(),
  themeCode: z.string().nullable(),
  receivedOn: z.string().nullable(),
  mentions: z.number().int(),
  toComplete: z.array(z.object({ field: z.string(), reason: z.string() })),
  refused: z.array(rowErrorSchema),
});

export const previewSchema = z.object({
  rows: z.array(previewRowSchema),
  /** Of the whole file, without what was imported before: that is found while importing. */
  totals: z.object({
    read: z.number().int(),
    ready: z.number().int(),
    refused: z.number().int(),
    toComplete: z.number().int(),
  }),
  municipalities: z.array(
    z.object({
      code: z.string().nullable(),
      name: z.string().nullable(),
      ready: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  reasons: z.array(z.object({ code: z.string(), count: z.number().int(), message: z.string() })),
});
export type ImportPreview = z.output<typeof previewSchema>;
