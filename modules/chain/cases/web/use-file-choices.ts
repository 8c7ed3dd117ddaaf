import { useMemo, useState } from 'react';
import { type ChosenFile, categoriesOfFile, chosenFileSchema, type OfferedFile } from '../model/index.ts';

type Description = Omit<ChosenFile, 'fileId'>;

export type FileChoices = {
  readonly isChosen: (fileId: string) => boolean;
  readonly choose: (fileId: string, chosen: boolean) => void;
  readonly described: (fileId: string) => Description | undefined;
  readonly describe: (fileId: string, change: Partial<Description>) => void;
  readonly categoriesOf: (file: OfferedFile) => string[];
  /** Data categories of everything that is chosen. */
  readonly categories: readonly string[];
  /** Of every chosen file it is said what it shows and what stands on it. */
  readonly complete: boolean;
  readonly toSend: readonly ChosenFile[];
};

const NOTHING_SAID: Description = { description: '', contents: [], minor: false };

/** Which of the offered files are chosen on a screen that gives, and what is said of them. */
export function useFileChoices(offered: readonly OfferedFile[]): FileChoices {
  const [said, setSaid] = useState<Readonly<Record<string, Description>>>({});
  const chosen = useMemo(
    () =>
      offered.flatMap((file) => {
        const description = said[file.id];
        return description === undefined ? [] : [{ file, choice: { fileId: file.id, ...description } }];
      }),
    [offered, said],
  );
  const categories = useMemo(
    () => [...new Set(chosen.flatMap(({ file, choice }) => categoriesOfFile(file, choice)))],
    [chosen],
  );
  return {
    isChosen: (fileId) => fileId in said,
    choose: (fileId, on) =>
      setSaid((before) => {
        const { [fileId]: known, ...others } = before;
        return on ? { ...others, [fileId]: known ?? NOTHING_SAID } : others;
      }),
    described: (fileId) => said[fileId],
    describe: (fileId, change) =>
      setSaid((before) => ({ ...before, [fileId]: { ...(before[fileId] ?? NOTHING_SAID), ...change } })),
    categoriesOf: (file) => categoriesOfFile(file, said[file.id] ?? NOTHING_SAID),
    categories,
    complete: chosen.every(({ choice }) => chosenFileSchema.safeParse(choice).success),
    toSend: chosen.map(({ choice }) => choice),
  };
}
