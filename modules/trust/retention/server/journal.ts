import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const ofRecord = {
  recordId: z.uuid(),
  recordKind: z.string(),
  organisationId: z.uuid(),
  purpose: z.string(),
};
const destroyedSchema = z.object({
  ...ofRecord,
  reference: z.string(),
  shownTo: z.string(),
  destroyedAt: z.string(),
});
/** Names of fields, from a closed list. */
const fieldsSchema = z.array(z.enum(['name', 'birthDate', 'phone', 'email']));
/** Ids, numbers such as a place and a length, and words from closed lists: there is no room for a piece of text. */
const marksSchema = z.record(
  z.string(),
  z.union([
    z.uuid(),
    z.int(),
    z.array(z.array(z.int())),
    fieldsSchema,
    z.enum(['restriction', 'objection', 'correction-lost']),
  ]),
);
const blankedSchema = z.object({
  ...ofRecord,
  nth: z.int().positive(),
  marks: marksSchema,
  blankedAt: z.string(),
});
const entrySchema = z.union([destroyedSchema, blankedSchema]);

/** One record that was destroyed: an id and a number, nothing that it said. */
export type DestroyedEntry = z.output<typeof destroyedSchema>;
/** One record in which something was blanked, corrected or restricted, for the `nth` time: where that was, nothing of what stood there or stands there now. */
export type BlankedEntry = z.output<typeof blankedSchema>;
export type JournalEntry = DestroyedEntry | BlankedEntry;

export const isBlanked = (entry: JournalEntry): entry is BlankedEntry => 'nth' in entry;
/** What an entry tells of; another entry with this key tells the same. */
export const keyOf = (entry: JournalEntry): string =>
  isBlanked(entry) ? `${entry.recordId} ${entry.nth}` : entry.recordId;

/** The journal cannot be trusted: a line in it that was finished cannot be read. */
export class JournalError extends Error {}

/**
 * What was destroyed, blanked, corrected or restricted, one JSON line each, in a file outside the database that is only added to. A database that is restored from before is
 * made to forget again what stands here, so the file belongs on other storage than the database's backups and is never restored with them.
 */
export type DestructionJournal = {
  readonly file: string;
  /** On the disk when it returns. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Errors: JournalError. A last line that was cut off by a crash is left out: what it told of is still in the database. */
  read(): Promise<JournalEntry[]>;
};

function entryOf(line: string, place: number, file: string): JournalEntry {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch (error) {
    throw new JournalError(`line ${place} of ${file} cannot be read`, { cause: error });
  }
}

export function fileJournal(directory: string): DestructionJournal {
  const file = join(directory, 'destroyed-records.jsonl');
  const read = async (): Promise<string> =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
  return {
    file,
    append: async (entries) => {
      if (entries.length === 0) return;
      await mkdir(directory, { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        // A line that a crash cut off goes: what it told of is still in the database, and is written again.
        const known = await read();
        if (!known.endsWith('\n'))
          await handle.truncate(Buffer.byteLength(known.slice(0, known.lastIndexOf('\n') + 1)));
        await handle.write(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    read: async () => {
      const text = await read();
      const lines = text.split('\n');
      const cutOff = text.endsWith('\n') ? -1 : lines.length - 1;
      return lines.flatMap((line, index) =>
        line === '' || index === cutOff ? [] : [entryOf(line, index + 1, file)],
      );
    },
  };
}
