import { type Column, DataTable } from '#platform/ui/index.ts';
import type { EditionChange } from '../model/index.ts';
import { themesTexts } from './themes-texts.ts';
import { useFieldWords } from './use-field-words.ts';

export type ChangesTableProps = {
  caption: string;
  changes: readonly EditionChange[];
  /** What an indicator is called in this list. */
  indicatorText: (code: string) => string;
};

/** Differences between two editions, field by field. */
export function ChangesTable({ caption, changes, indicatorText }: ChangesTableProps) {
  const { t } = themesTexts.useText();
  const { shown } = useFieldWords();
  const values = (change: EditionChange): { before: string; after: string } => {
    switch (change.kind) {
      case 'changed':
        return { before: shown(change.field, change.before), after: shown(change.field, change.after) };
      case 'added':
        return { before: t('notThere'), after: change.text };
      case 'removed':
        return { before: change.text, after: t('notThere') };
      case 'switched-off':
        return { before: t('inUse'), after: t('off') };
      case 'switched-on':
        return { before: t('off'), after: t('inUse') };
    }
  };
  const columns: Column<EditionChange>[] = [
    {
      key: 'of',
      header: t('what'),
      rowHeader: true,
      cell: (change) => (
        <>
          {change.indicator === null ? t('ofTheme') : indicatorText(change.indicator)}
          <div className="sk-small sk-soft">
            {change.kind === 'changed' ? t(`field.${change.field}`) : t(`changeKind.${change.kind}`)}
          </div>
        </>
      ),
    },
    { key: 'before', header: t('before'), labelled: true, cell: (change) => values(change).before },
    { key: 'after', header: t('after'), labelled: true, cell: (change) => values(change).after },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={changes}
      rowKey={(change) => `${change.indicator} ${change.kind === 'changed' ? change.field : change.kind}`}
      narrow="cards"
    />
  );
}
