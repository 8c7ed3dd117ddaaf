import { z } from 'zod';
import { signalStates } from '../../model/index.ts';
import { abilitiesOf } from '../policy.ts';
import type { SignalHead } from '../signal-queries.ts';

export const idParams = z.object({ id: z.uuid() });
export const abilitiesSchema = z.record(z.string(), z.boolean());
export const expectedVersion = z.int().min(1);
export const longText = z.string().trim().min(1, 'required').max(10_000);

/** Who comes to signals at all. What each may do with which one is for the policy. */
export const WORKERS = ['coordinator', 'care-coordinator'] as const;

/** The head of a signal after a step. */
const headSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(signalStates),
  version: z.number().int(),
  purposeCode: z.string(),
  termOn: z.string().nullable(),
  holder: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export const headReply = z.object({ data: headSchema, abilities: abilitiesSchema });

export const headOf = (scope: Parameters<typeof abilitiesOf>[0], signal: SignalHead) => ({
  data: signal,
  abilities: { ...abilitiesOf(scope, signal) },
});
