import { z } from 'zod';
import { signalStates, urgencies } from './codes.ts';
import { findInText } from './find-in-text.ts';

/** Codes of the content, with `none` for what has no value. */
const filterCodeSchema = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(80);

/** Filters that are written alike in the address, in a kept view and in what the server is asked. */
export const queueFilters = {
  theme: filterCodeSchema.optional(),
  process: filterCodeSchema.optional(),
  department: filterCodeSchema.optional(),
  holder: z.union([z.literal('none'), z.literal('me'), z.uuid()]).optional(),
  urgency: z.enum(urgencies).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
};

/** Columns that can be left out of the table; the reference always stands there. */
export const QUEUE_COLUMNS = ['term', 'subject', 'theme', 'state', 'holder', 'received', 'links'] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

const yesNo = z.enum(['true', 'false']);

/**
 * What a view holds, by the names of the queue's address. No search text: that can be anybody's name or address, and
 * would stay long after the search, outside the signals with their purpose and term.
 */
export const viewSettingsSchema = z.strictObject({
  state: z.array(z.enum(signalStates)).min(1).max(signalStates.length).optional(),
  ...queueFilters,
  toComplete: yesNo.optional(),
  late: yesNo.optional(),
  sort: z.literal('received').optional(),
  columns: z.array(z.enum(QUEUE_COLUMNS)).min(1).max(QUEUE_COLUMNS.length).optional(),
  look: z.literal('board').optional(),
});
export type ViewSettings = z.output<typeof viewSettingsSchema>;
export const VIEW_PARTS = viewSettingsSchema.keyof().options;
export type ViewPart = (typeof VIEW_PARTS)[number];

/** A name of one's own. It stands on screens that others look at as well, so it tells of nobody. */
export const viewNameSchema = z
  .string()
  .trim()
  .min(1, 'required')
  .max(60)
  .refine((name) => {
    const { pieces, bsn } = findInText(name);
    return pieces.length === 0 && !bsn;
  }, 'text-discloses');

export const signalViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  settings: viewSettingsSchema,
  /** What was kept and holds no longer: a theme that went, a colleague who left. It is not in `settings`. */
  stale: z.array(z.enum(VIEW_PARTS)),
  starts: z.boolean(),
  version: z.number().int(),
});
export type SignalView = z.output<typeof signalViewSchema>;

/** What the organisation knows now. */
export type KnownValues = Readonly<
  Record<'theme' | 'process' | 'department' | 'holder', { has(value: string): boolean }>
>;

const NO_CODE = ['none', 'me'];

function holds(part: ViewPart, value: unknown, known: KnownValues): boolean {
  if (!viewSettingsSchema.shape[part].safeParse(value).success) return false;
  if (part !== 'theme' && part !== 'process' && part !== 'department' && part !== 'holder') return true;
  return typeof value === 'string' && (NO_CODE.includes(value) || known[part].has(value));
}

/** What was kept, as far as it still holds. Content changes and people leave: that is told, and breaks nothing. */
export function readSettings(
  kept: Readonly<Record<string, unknown>>,
  known: KnownValues,
): { settings: ViewSettings; stale: ViewPart[] } {
  const present = VIEW_PARTS.filter((part) => kept[part] !== undefined);
  const stale = present.filter((part) => !holds(part, kept[part], known));
  const standing = present.filter((part) => !stale.includes(part)).map((part) => [part, kept[part]]);
  return { settings: viewSettingsSchema.parse(Object.fromEntries(standing)), stale };
}
