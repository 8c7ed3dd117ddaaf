import { useState } from 'react';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Empty,
  Segmented,
  SelectField,
  Sub,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Import, ImportValue } from '../model/index.ts';
import { importTexts } from './imports-texts.ts';
import type { Mapping } from './use-mapping.ts';

/** Kinds whose targets are fixed lists of ours, with words in the text files. */
const OWN_LISTS = new Set(['role', 'sourceKind', 'reliability']);

/** What the words of the export become. */
export function ValuesCard({ batch, mapping }: { batch: Import; mapping: Mapping }) {
  const { t, maybe } = importTexts.useText();
  const format = useFormat();
  const unsure = batch.values.filter(({ certainty }) => certainty !== 'sure');
  const [shown, setShown] = useState<'all' | 'unsure'>(unsure.length > 0 ? 'unsure' : 'all');
  const titleOf = (field: string, code: string, title: string): string =>
    OWN_LISTS.has(field) ? (maybe(`${field}.${code}`) ?? title) : title;
  const options = (field: ImportValue['field']) =>
    (batch.targets[field] ?? []).map(({ code, title }) => ({
      value: code,
      label: titleOf(field, code, title),
    }));
  const columns: Column<ImportValue>[] = [
    {
      key: 'word',
      header: t('values.word'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.word}
          <Sub>{t(`field.${row.field}`)}</Sub>
        </>
      ),
    },
    { key: 'count', header: t('values.count'), end: true, cell: (row) => format.number(row.count) },
    {
      key: 'becomes',
      header: t('values.becomes'),
      cell: (row) => (
        <SelectField
          hideLabel
          label={t('values.choose', { field: t(`field.${row.field}`), word: row.word })}
          emptyLabel={t('values.later')}
          options={options(row.field)}
          value={mapping.codeOf(row) ?? ''}
          onValueChange={(value) => mapping.setCode(row, value === '' ? null : value)}
        />
      ),
    },
    {
      key: 'why',
      header: t('columns.why'),
      corner: true,
      cell: (row) => (
        <Chip tone={row.certainty === 'sure' ? 'plain' : 'proposal'}>{t(`why.${row.why}`)}</Chip>
      ),
    },
  ];
  const rows = shown === 'all' ? batch.values : unsure;
  return (
    <Card>
      <CardHeader
        title={t('values.title')}
        number={2}
        aside={
          <Segmented
            label={t('values.show')}
            options={[
              { value: 'all', label: t('values.all') },
              { value: 'unsure', label: t('values.unsure') },
            ]}
            value={shown}
            onValueChange={(value) => setShown(value === 'unsure' ? 'unsure' : 'all')}
          />
        }
      />
      <p>{t('values.hint')}</p>
      <DataTable
        framed
        caption={t('values.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.field} ${row.word}`}
        narrow="cards"
        empty={<Empty title={t('values.none')} />}
      />
    </Card>
  );
}
