import { z } from 'zod';

const sha256 = z
  .string()
  .trim()
  .regex(/^[0-9a-fA-F]{64}$/);

/** One package of one record that goes to an archive. `size` in bytes; `sha256` (hex) of the package as a whole. */
export const packageSchema = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  recordKind: z.string(),
  reference: z.string(),
  purpose: z.string(),
  state: z.enum(['made', 'replaced', 'withdrawn', 'received']),
  size: z.int(),
  sha256: z.string(),
  files: z.int(),
  madeByName: z.string(),
  madeAt: z.string(),
  archiveName: z.string().nullable(),
  archiveReference: z.string().nullable(),
  receivedOn: z.iso.date().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  version: z.int(),
  abilities: z.object({ download: z.boolean(), confirm: z.boolean() }),
});
export type TransferPackage = z.output<typeof packageSchema>;

/** What the archive said: under which number it keeps the package, since when, and the checksum that it computed itself. */
export const confirmationBody = z.strictObject({
  archiveName: z.string().trim().min(1).max(200),
  archiveReference: z.string().trim().min(1).max(200),
  receivedOn: z.iso.date(),
  sha256,
  expectedVersion: z.int(),
});
export type ConfirmationBody = z.output<typeof confirmationBody>;
