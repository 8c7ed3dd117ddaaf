import { z } from 'zod';
import { audiences } from './codes.ts';

/** Who reads a signal, as somebody sets it: everyone who coordinates its purpose, or only people by name. */
export const settableAudiences = ['organisation', 'named', 'restricted'] as const;
export type SettableAudience = (typeof settableAudiences)[number];

/** True while a role in the purpose is enough to read it. */
export const isOpenToPurpose = (audience: string): boolean =>
  audience === 'organisation' || audience === 'department';

export const setAudienceBody = z.strictObject({
  expectedVersion: z.int().min(1),
  audience: z.enum(settableAudiences),
  /** People by name; who sets it stays named. Left out of account when it opens to the purpose. */
  readerIds: z.array(z.uuid()).max(50),
  reason: z.string().trim().min(10, 'reason-missing').max(1000),
});
export type SetAudienceBody = z.output<typeof setAudienceBody>;

const person = z.object({ id: z.uuid(), name: z.string() });

export const signalReadersSchema = z.object({
  audience: z.enum(audiences),
  /** Read by name now; empty while it is open to the purpose. */
  readers: z.array(person),
  /** Colleagues who hold the purpose, so that being named opens it to them; `coordinates`: reads all of the purpose while it is open. */
  candidates: z.array(person.extend({ coordinates: z.boolean() })),
});
export type SignalReaders = z.output<typeof signalReadersSchema>;
