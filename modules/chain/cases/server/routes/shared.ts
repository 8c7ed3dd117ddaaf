import { z } from 'zod';

export const LEADS = ['case-lead', 'process-lead'];

export const idParams = z.object({ id: z.uuid() });
export const reason = z.string().trim().min(10).max(1000);
export const title = z.string().trim().min(3).max(160);
export const aim = z.string().trim().min(10).max(500);
export const createdReply = z.object({ data: z.object({ id: z.uuid() }) });
export const appointmentIds = z.array(z.uuid()).max(20);
