import {
  type ChosenFile,
  type ContributedFile,
  categoriesOfFile,
  type OfferedFile,
} from './contributed-files.ts';
import type { Item } from './item-fields.ts';

export type FileItem = Item & { readonly file: ContributedFile };

const itemOfFile = ({ id, name, mediaType, size }: OfferedFile, chosen: ChosenFile): FileItem => ({
  itemId: id,
  itemKind: 'file',
  fields: [{ key: 'file', categories: categoriesOfFile({ mediaType }, chosen), value: chosen.description }],
  file: { name, mediaType, size },
});

/** The chosen files as items; undefined when one is not among the offered ones, or was chosen twice. */
export function chooseFiles(
  offered: readonly OfferedFile[],
  choices: readonly ChosenFile[],
): FileItem[] | undefined {
  const items = choices.flatMap((chosen) => {
    const file = offered.find(({ id }) => id === chosen.fileId);
    return file === undefined ? [] : [itemOfFile(file, chosen)];
  });
  return items.length === new Set(choices.map(({ fileId }) => fileId)).size && items.length === choices.length
    ? items
    : undefined;
}
