import { type Column, DataTable } from '#platform/ui/index.ts';
import { changesInRule, type RuleChange, type SharingRule } from '../../purposes/model/index.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

type Props = { caption: string; before: SharingRule | null; after: SharingRule | null };

/** What became different between two texts of a rule, in words: added, removed, from this to that. */
export function RuleChanges({ caption, before, after }: Props) {
  const { t } = rulesTexts.useText();
  const { shown } = useWords();
  if (before === null || after === null) {
    if (before === after) return <p>{t('changes.same')}</p>;
    return <p>{before === null ? t('changes.wholeNew') : t('changes.wholeGone')}</p>;
  }
  const changes = changesInRule(before, after);
  if (changes.length === 0) return <p>{t('changes.same')}</p>;
  const listed = (change: RuleChange, values: readonly string[]) =>
    values.length === 0 ? '–' : values.map((value) => shown(change.field, value)).join(', ');
  const single = (change: RuleChange, value: string | null) =>
    value === null ? '–' : shown(change.field, value);
  const columns: Column<RuleChange>[] = [
    { key: 'what', header: t('changes.what'), rowHeader: true, cell: (change) => t(`field.${change.field}`) },
    {
      key: 'gone',
      header: t('changes.gone'),
      labelled: true,
      cell: (change) =>
        change.kind === 'list' ? listed(change, change.removed) : single(change, change.before),
    },
    {
      key: 'come',
      header: t('changes.come'),
      labelled: true,
      cell: (change) =>
        change.kind === 'list' ? listed(change, change.added) : single(change, change.after),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={changes}
      rowKey={(change) => change.field}
      narrow="cards"
    />
  );
}
