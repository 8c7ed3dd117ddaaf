import { z } from 'zod';

/** What may stand on or in a file, as whoever gives it declares. */
export const FILE_CONTENTS = [
  'waarneming',
  'vastgoed',
  'toezicht',
  'overlast',
  'voertuig',
  'onderneming',
  'vergunning',
  'identiteit',
  'contact',
  'bsn',
  'online',
  'rekening',
  'financieel',
  'fiscaal',
  'uitkering',
  'huisvesting',
  'hulpgebruik',
  'gezondheid',
  'strafrechtelijk',
  'politie-dagelijks',
  'slachtoffer',
] as const;

/** What a reader of a contribution is told of its file. */
export const contributedFileSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
});
export type ContributedFile = z.output<typeof contributedFileSchema>;

/** A file that can be given: of an own signal, or added for this case and not given yet. */
export const offeredFileSchema = contributedFileSchema.extend({ id: z.uuid(), draft: z.boolean() });
export type OfferedFile = z.output<typeof offeredFileSchema>;

const SHORTEST_DESCRIPTION = 3;
export const LONGEST_DESCRIPTION = 300;

export const chosenFileSchema = z.strictObject({
  fileId: z.uuid(),
  description: z.string().trim().min(SHORTEST_DESCRIPTION).max(LONGEST_DESCRIPTION),
  contents: z.array(z.enum(FILE_CONTENTS)).min(1).max(FILE_CONTENTS.length),
  minor: z.boolean().default(false),
});
export type ChosenFile = z.output<typeof chosenFileSchema>;
export const chosenFilesSchema = z.array(chosenFileSchema).max(20).default([]);

const RECORDING = /^(image|audio|video)\//;

/** Data categories of a file: what it is by its own kind, and on top of that what stands on it. */
export const categoriesOfFile = (
  file: Pick<ContributedFile, 'mediaType'>,
  chosen: Pick<ChosenFile, 'contents' | 'minor'>,
): string[] => [
  ...new Set([
    // Whoever is recognisable counts; a paper, like a story, can hold anything and is read again before it goes on.
    RECORDING.test(file.mediaType) ? 'beeld' : 'verhaal',
    ...chosen.contents,
    ...(chosen.minor ? ['minderjarige'] : []),
  ]),
];
