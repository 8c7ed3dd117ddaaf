import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarDateAt, systemClock } from '#platform/kit/index.ts';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  DateField,
  Dialog,
  Form,
  Halves,
  Loading,
  ProblemAlert,
  RadioGroup,
  SelectField,
  Sub,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { MEASURE_MOMENTS, type MeasureDirection, type MeasureMoment } from '../model/codes.ts';
import type { MeasureView, OptionsView, PlanView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { type Ground, measuresQuery, optionsQuery, planQuery, takeMeasure } from './interventions-api.ts';

type Row = { code: string; title: string; description: string; actions: number; series: MeasureView[][] };

const rowsOf = (options: OptionsView, plan: PlanView, measures: readonly MeasureView[]): Row[] =>
  options.barriers.map((barrier) => {
    const own = measures.filter((each) => each.barrierCode === barrier.code);
    const names = [...new Set(own.map((each) => each.measure))];
    return {
      ...barrier,
      actions: plan.items.filter((item) => item.barrierCode === barrier.code).length,
      series: names.map((name) => own.filter((each) => each.measure === name)),
    };
  });

/** The barriers of the theme: how many actions work on each, by what we see it, and how it stands. */
export function BarriersPanel({ ground }: { ground: Ground }) {
  const { t } = interventionTexts.useText();
  const options = useQuery(optionsQuery(ground));
  const plan = useQuery(planQuery(ground));
  const measures = useQuery(measuresQuery(ground));
  const [measuring, setMeasuring] = useState(false);
  const error = options.error ?? plan.error ?? measures.error;
  if (error) return <ProblemAlert problem={error} onRetry={() => void measures.refetch()} />;
  if (options.data === undefined || plan.data === undefined || measures.data === undefined)
    return <Loading />;
  const { abilities } = measures.data;
  const may = abilities.plan === true || abilities.recordOutcome === true;
  return (
    <Card flush>
      <CardHeader
        title={t('barriers.title')}
        aside={
          may ? (
            <Button small onClick={() => setMeasuring(true)}>
              {t('barriers.measure')}
            </Button>
          ) : undefined
        }
      />
      <BarrierTable rows={rowsOf(options.data.data, plan.data.data, measures.data.data)} />
      <Dialog open={measuring} title={t('barriers.form')} onClose={() => setMeasuring(false)} wide>
        <MeasureForm ground={ground} options={options.data.data} onDone={() => setMeasuring(false)} />
      </Dialog>
    </Card>
  );
}

function BarrierTable({ rows }: { rows: readonly Row[] }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const written = (measure: MeasureView) =>
    measure.outOf === null
      ? `${format.number(measure.value)} ${measure.unit}`.trim()
      : `${t('barriers.of', { value: format.number(measure.value), of: format.number(measure.outOf) })} ${measure.unit}`.trim();
  const standing = (series: readonly MeasureView[]) => {
    const [first, last] = [series[0], series.at(-1)];
    if (first === undefined || last === undefined) return null;
    const now = `${written(last)} (${t(`moment.${last.moment}`).toLowerCase()})`;
    if (first === last) return now;
    return (
      <>
        {now}, {t('barriers.was', { value: written(first) })} <Difference first={first} last={last} />
      </>
    );
  };
  const columns: Column<Row>[] = [
    {
      key: 'barrier',
      header: t('barriers.barrier'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.title}
          <Sub>{row.description}</Sub>
        </>
      ),
    },
    {
      key: 'actions',
      header: t('barriers.actions'),
      cell: (row) => t('barriers.count', { count: row.actions }),
    },
    {
      key: 'seen',
      header: t('barriers.seen'),
      cell: (row) =>
        row.series.length === 0 ? (
          <span className="sk-soft">{t('barriers.notMeasured')}</span>
        ) : (
          row.series.map((each) => <div key={each[0]?.id}>{each[0]?.measure}</div>)
        ),
    },
    {
      key: 'now',
      header: t('barriers.now'),
      cell: (row) => row.series.map((each) => <div key={each[0]?.id}>{standing(each)}</div>),
    },
  ];
  return (
    <DataTable
      caption={t('barriers.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      narrow="cards"
    />
  );
}

/** What changed between two measures, when they count out of the same number. */
function Difference({ first, last }: { first: MeasureView; last: MeasureView }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const change = last.value - first.value;
  if (first.outOf !== last.outOf) return null;
  if (change === 0) return <Chip>{t('barriers.same')}</Chip>;
  const better = change > 0 === (last.direction === 'up');
  const value = format.number(Math.abs(change));
  return (
    <Chip tone={better ? 'good' : 'bad'}>
      {change > 0 ? t('barriers.more', { value }) : t('barriers.less', { value })}
    </Chip>
  );
}

const numberOf = (text: string): number => Number(text.replace(/\./g, '').replace(',', '.'));

function MeasureForm({
  ground,
  options,
  onDone,
}: {
  ground: Ground;
  options: OptionsView;
  onDone: () => void;
}) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState({
    barrierCode: '',
    measure: '',
    unit: '',
    direction: 'down',
    moment: 'before',
    value: '',
    outOf: '',
    measuredOn: calendarDateAt(systemClock.now()) as string,
    note: '',
  });
  const form = useForm({
    value,
    setValue,
    check: (current) => [
      ...(current.barrierCode === '' ? [{ pointer: '/barrierCode', code: 'required' }] : []),
      ...(current.value.trim() === '' || Number.isNaN(numberOf(current.value))
        ? [{ pointer: '/value', code: 'wrong-type' }]
        : []),
    ],
    submit: async (current) => {
      await takeMeasure(ground, {
        ...current,
        direction: current.direction as MeasureDirection,
        moment: current.moment as MeasureMoment,
        value: numberOf(current.value),
        outOf: current.outOf.trim() === '' ? null : numberOf(current.outOf),
      });
      await refresh();
      onDone();
    },
  });
  const { value: direction, onValueChange: setDirection } = form.field('direction');
  return (
    <Form form={form} label={t('barriers.form')}>
      <SelectField
        label={t('barriers.barrier')}
        options={options.barriers.map((each) => ({ value: each.code, label: each.title }))}
        {...form.field('barrierCode')}
      />
      <TextField label={t('barriers.what')} hint={t('outcome.noNames')} {...form.field('measure')} />
      <Halves>
        <TextField label={t('barriers.value')} inputMode="decimal" {...form.field('value')} />
        <TextField label={t('barriers.outOf')} inputMode="decimal" optional {...form.field('outOf')} />
      </Halves>
      <Halves>
        <TextField label={t('barriers.unit')} optional {...form.field('unit')} />
        <DateField label={t('barriers.on')} notInFuture {...form.field('measuredOn')} />
      </Halves>
      <SelectField
        label={t('barriers.moment')}
        options={MEASURE_MOMENTS.map((moment) => ({ value: moment, label: t(`moment.${moment}`) }))}
        {...form.field('moment')}
      />
      <RadioGroup
        legend={t('barriers.direction')}
        choices={[
          { value: 'up', label: t('barriers.up') },
          { value: 'down', label: t('barriers.down') },
        ]}
        value={direction}
        onValueChange={setDirection}
      />
      <TextAreaField label={t('barriers.note')} maxLength={500} {...form.field('note')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('form.save')}
      </Button>
    </Form>
  );
}
