import { Card, CardHeader, Chip, type Column, DataTable, SelectField, Sub } from '#platform/ui/index.ts';
import type { Import, ImportColumn } from '../model/index.ts';
import { importTexts } from './imports-texts.ts';
import type nl from './nl.json';
import type { Field, Mapping } from './use-mapping.ts';

const FIELDS: readonly (keyof typeof nl.field)[] = [
  'municipality',
  'narrative',
  'sourceReference',
  'receivedOn',
  'occurredOn',
  'title',
  'theme',
  'department',
  'process',
  'street',
  'houseNumber',
  'houseAddition',
  'postcode',
  'town',
  'personName',
  'birthDate',
  'bsn',
  'phone',
  'role',
  'companyName',
  'kvk',
  'plate',
  'sourceKind',
  'reliability',
];

/** Which column of the file goes where. */
export function ColumnsCard({ batch, mapping }: { batch: Import; mapping: Mapping }) {
  const { t } = importTexts.useText();
  const options = FIELDS.map((field) => ({ value: field, label: t(`field.${field}`) }));
  const columns: Column<ImportColumn>[] = [
    { key: 'column', header: t('columns.column'), rowHeader: true, cell: (row) => row.column },
    {
      key: 'samples',
      header: t('columns.samples'),
      cell: (row) => <Sub>{row.samples.slice(0, 2).join(' · ').slice(0, 80)}</Sub>,
    },
    {
      key: 'field',
      header: t('columns.field'),
      cell: (row) => (
        <SelectField
          hideLabel
          label={t('columns.choose', { column: row.column })}
          emptyLabel={t('columns.skip')}
          options={options}
          value={mapping.fieldOf(row) ?? ''}
          onValueChange={(value) => mapping.setField(row.column, value === '' ? null : (value as Field))}
        />
      ),
    },
    {
      key: 'why',
      header: t('columns.why'),
      corner: true,
      cell: (row) => <Chip tone={row.why === 'similar' ? 'proposal' : 'plain'}>{t(`why.${row.why}`)}</Chip>,
    },
  ];
  return (
    <Card>
      <CardHeader title={t('columns.title')} number={1} />
      <p>{t('columns.hint')}</p>
      <DataTable
        framed
        caption={t('columns.title')}
        columns={columns}
        rows={batch.columns}
        rowKey={(row) => row.column}
        narrow="cards"
      />
    </Card>
  );
}
