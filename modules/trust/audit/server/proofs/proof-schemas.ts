import { z } from 'zod';

/** Who supervises the own organisation's log, and may keep watch over the whole of it. */
export const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'] as const;

/** The size of a tree, as it stands in an address. */
export const sizeSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const hash = z.string();

export const checkpointSchema = z.object({
  size: z.number(),
  root: hash,
  note: z.string(),
  closedAt: z.string(),
  completeUntil: z.string(),
  clockBehind: z.number(),
  /** Public keys of the log, the first one first, and how each handed over to the next. */
  keys: z.array(z.object({ verifierKey: z.string(), rotationNote: z.string().nullable() })),
  tail: z.object({ count: z.number(), oldest: z.string().nullable() }),
  backDated: z.number(),
});

export const consistencySchema = z.object({
  from: z.number(),
  to: z.number(),
  hashes: z.array(hash),
});

export const proofsSchema = z.object({
  size: z.number(),
  root: hash,
  note: z.string(),
  data: z.array(
    z.object({
      position: z.number(),
      leaf: z.record(z.string(), z.unknown()),
      payload: z.record(z.string(), z.unknown()).nullable(),
      proof: z.array(hash),
    }),
  ),
});
