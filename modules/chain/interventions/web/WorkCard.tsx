import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarDateAt, systemClock } from '#platform/kit/index.ts';
import {
  Button,
  Card,
  CardHeader,
  type Column,
  DataTable,
  DateField,
  Empty,
  Form,
  Halves,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { InterventionView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { logWork, type Work, workQuery } from './interventions-api.ts';

/** The work done on an intervention, with its time, and a line to add some. */
export function WorkCard({ one, may }: { one: InterventionView; may: boolean }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const { data } = useQuery(workQuery(one.id));
  const columns: Column<Work>[] = [
    { key: 'on', header: t('one.workedOn'), cell: (row) => format.dateWithoutDay(row.workedOn) },
    { key: 'what', header: t('one.what'), rowHeader: true, cell: (row) => row.what },
    { key: 'who', header: t('one.who'), cell: (row) => row.personName },
    {
      key: 'minutes',
      header: t('one.minutes'),
      end: true,
      cell: (row) => t('one.minutesOf', { minutes: format.number(row.minutes) }),
    },
  ];
  return (
    <Card>
      <CardHeader
        title={t('one.work')}
        aside={one.minutes > 0 && t('one.hours', { hours: format.number(one.minutes / 60, 1) })}
      />
      <Stack>
        <DataTable
          caption={t('one.work')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('one.noWork')} />}
        />
        {may && <WorkForm id={one.id} />}
      </Stack>
    </Card>
  );
}

function WorkForm({ id }: { id: string }) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState({
    workedOn: calendarDateAt(systemClock.now()) as string,
    minutes: '',
    what: '',
  });
  const form = useForm({
    value,
    setValue,
    check: ({ minutes }) => (Number(minutes) >= 1 ? [] : [{ pointer: '/minutes', code: 'wrong-type' }]),
    submit: async (current) => {
      await logWork(id, { ...current, minutes: Number(current.minutes) });
      setValue({ ...current, minutes: '', what: '' });
      await refresh();
    },
  });
  return (
    <Form form={form} label={t('one.logTitle')}>
      <Halves>
        <DateField label={t('one.workedOn')} notInFuture {...form.field('workedOn')} />
        <TextField label={t('one.minutes')} inputMode="numeric" {...form.field('minutes')} />
      </Halves>
      <TextField label={t('one.what')} {...form.field('what')} />
      <Button type="submit" busy={form.submitting}>
        {t('one.log')}
      </Button>
    </Form>
  );
}
