import { z } from 'zod';
import { parseEmail } from '#platform/kit/index.ts';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const name = z.string().trim().min(2).max(120);
const emptyIsNull = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? null : value;

export const regionForm = z.union([z.object({ prepared: z.string().max(60) }), z.object({ code, name })]);

export const organisationForm = z.object({
  code,
  name,
  type: z.string().max(60),
  referencePrefix: z.string().regex(/^[A-Z]{3}$/),
  cbsCode: z.preprocess(
    emptyIsNull,
    z
      .string()
      .regex(/^GM\d{4}$/)
      .nullable()
      .default(null),
  ),
});

/** One of e-mail address and number must be there: by that the provider's people are recognised. */
export const administratorForm = z
  .object({
    name,
    organisationId: z.uuid(),
    title: name,
    email: z.preprocess(
      emptyIsNull,
      z
        .string()
        .trim()
        .refine((text) => parseEmail(text).ok)
        .nullable()
        .default(null),
    ),
    subject: z.preprocess(emptyIsNull, z.string().trim().max(255).nullable().default(null)),
  })
  .refine((form) => form.email !== null || form.subject !== null, { path: ['email'] });
