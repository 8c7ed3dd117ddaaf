import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  DateField,
  Dialog,
  Empty,
  Form,
  Halves,
  Page,
  ProblemAlert,
  SelectField,
  TextField,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useSession } from '#platform/web/index.ts';
import type { AgendaItem, WeighingMeeting, WeighingTable } from '../model/index.ts';
import { ConfirmUrgent } from './ConfirmUrgent.tsx';
import { meetingsQuery, planMeeting, tablesQuery } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

function useColumns(): Column<WeighingMeeting>[] {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'when',
      header: t('column.when'),
      rowHeader: true,
      cell: (row) => <TextLink to={`/wegingstafel/${row.id}`}>{format.dateTime(row.plannedAt)}</TextLink>,
    },
    { key: 'table', header: t('column.table'), cell: (row) => row.tableName },
    { key: 'place', header: t('column.place'), cell: (row) => row.place ?? '–' },
    { key: 'items', header: t('column.items'), end: true, cell: (row) => format.number(row.items) },
    { key: 'decided', header: t('column.decided'), end: true, cell: (row) => format.number(row.decided) },
    {
      key: 'state',
      header: t('column.state'),
      corner: true,
      cell: (row) => (
        <Chip tone={row.state === 'open' ? 'active' : 'plain'}>{t(`meetingState.${row.state}`)}</Chip>
      ),
    },
  ];
}

/** Meetings of the tables at which this person sits or that he or she prepares. */
export function MeetingsPage() {
  const { t } = weighingTexts.useText();
  const [planning, setPlanning] = useState(false);
  const { groups } = useSession();
  const columns = useColumns();
  const { data, error, refetch } = useQuery(meetingsQuery());
  const tables = useQuery(tablesQuery());
  const mayPlan = groups.includes('coordinator') && (tables.data?.data.length ?? 0) > 0;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        mayPlan && (
          <Button kind="primary" onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        )
      }
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.urgent.length > 0 && <Urgent items={data.urgent} />}
      {!error && (
        <Card flush>
          <CardHeader title={t('meetings')} />
          <DataTable
            caption={t('meetings')}
            columns={columns}
            rows={data?.data}
            rowKey={(row) => row.id}
            narrow="cards"
            empty={<Empty title={t('none')}>{t('noneText')}</Empty>}
          />
        </Card>
      )}
      <Dialog open={planning} title={t('plan')} onClose={() => setPlanning(false)}>
        <PlanForm tables={tables.data?.data ?? []} />
      </Dialog>
    </Page>
  );
}

function Urgent({ items }: { items: readonly AgendaItem[] }) {
  const { t } = weighingTexts.useText();
  return (
    <Card>
      <CardHeader title={t('urgent')} count={items.length} />
      {items.map((item) => (
        <ConfirmUrgent key={item.id} itemId={item.id} label={`${item.reference} · ${item.title}`} />
      ))}
    </Card>
  );
}

type PlanValue = { tableId: string; date: string; time: string; place: string };

function PlanForm({ tables }: { tables: readonly WeighingTable[] }) {
  const { t } = weighingTexts.useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [value, setValue] = useState<PlanValue>({
    tableId: tables[0]?.id ?? '',
    date: '',
    time: '10:00',
    place: '',
  });
  const form = useForm({
    value,
    setValue,
    check: (current) => [
      ...(/^\d{4}-\d{2}-\d{2}$/.test(current.date)
        ? []
        : [{ pointer: '/date', code: 'invalid-date' as const }]),
      ...(/^\d{1,2}:\d{2}$/.test(current.time) ? [] : [{ pointer: '/time', code: 'wrong-type' as const }]),
    ],
    submit: async (current) => {
      const moment = new Date(`${current.date}T${current.time.padStart(5, '0')}:00`);
      const made = await planMeeting({
        tableId: current.tableId,
        plannedAt: moment.toISOString(),
        place: current.place,
      });
      await client.invalidateQueries({ queryKey: ['weighing'] });
      await navigate(`/wegingstafel/${made.data.id}`);
    },
  });
  return (
    <Form form={form} label={t('plan')}>
      {tables.length > 1 && (
        <SelectField
          label={t('planTable')}
          options={tables.map((table) => ({ value: table.id, label: table.name }))}
          {...form.field('tableId')}
        />
      )}
      <Halves>
        <DateField label={t('planDate')} {...form.field('date')} />
        <TextField label={t('planTime')} {...form.field('time')} />
      </Halves>
      <TextField label={t('planPlace')} optional {...form.field('place')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('planSave')}
      </Button>
    </Form>
  );
}

export { MeetingsPage as Page };
