import { z } from 'zod';

export const byId = z.strictObject({ id: z.uuid() });
export const done = z.object({ data: z.object({ id: z.uuid() }) });
export const counted = z.object({ data: z.object({ count: z.number().int() }) });
