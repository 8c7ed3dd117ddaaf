import { type Column, DataTable, Empty } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { FieldComparison } from '../model/index.ts';
import { linkingTexts } from './linking-texts.ts';

/** Field, here, sign, there, and in words what that says. */
export function ComparisonTable({ comparison }: { comparison: readonly FieldComparison[] }) {
  const { t, maybe } = linkingTexts.useText();
  const format = useFormat();
  const shown = (row: FieldComparison, value: string | null) => {
    if (value === null || value === '') return <span className="sk-soft">{t('unknown')}</span>;
    return row.field === 'birthDate' ? format.date(value) : value;
  };
  const columns: Column<FieldComparison>[] = [
    {
      key: 'field',
      header: t('review.fieldColumn'),
      rowHeader: true,
      cell: (row) => maybe(`field.${row.field}`) ?? row.field,
    },
    { key: 'here', header: t('review.here'), cell: (row) => shown(row, row.here) },
    {
      key: 'sign',
      header: t('review.signColumn'),
      cell: (row) => <b aria-hidden="true">{t(`sign.${row.likeness}`)}</b>,
    },
    { key: 'there', header: t('review.there'), cell: (row) => shown(row, row.there) },
    { key: 'word', header: t('review.wordColumn'), cell: (row) => t(`likeness.${row.likeness}`) },
  ];
  return (
    <DataTable
      caption={t('review.fields')}
      columns={columns}
      rows={comparison}
      rowKey={(row) => row.field}
      empty={<Empty title={t('review.noFields')} />}
    />
  );
}
