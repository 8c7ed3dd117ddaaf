import { IconHandStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Chip,
  type Column,
  Dialog,
  Empty,
  Form,
  ListCard,
  Sub,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { InquiryAlarm } from '../model/index.ts';
import { InquiryFrame } from './InquiryFrame.tsx';
import { alarmsQuery, liftAlarm } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';

/** Questions that were stopped: of own people, and of who asked here. The privacy officer lifts a stop with a reason. */
export function StoppedPage() {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  const [lifting, setLifting] = useState<InquiryAlarm | null>(null);
  const list = useQuery(alarmsQuery());
  const columns: Column<InquiryAlarm>[] = [
    {
      key: 'who',
      header: t('column.who'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.personName ?? row.asking.name}
          <Sub>{row.personName === null ? row.personTitle : `${row.personTitle}, ${row.asking.name}`}</Sub>
        </>
      ),
    },
    {
      key: 'what',
      header: t('column.pattern'),
      cell: (row) => t(`pattern.${row.pattern}`, { questions: row.questions }),
    },
    { key: 'when', header: t('column.when'), cell: (row) => format.dateTime(row.raisedAt) },
    {
      key: 'state',
      header: t('column.state'),
      cell: (row) => <AlarmState alarm={row} onLift={() => setLifting(row)} />,
    },
  ];
  return (
    <InquiryFrame>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.stopped')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('alarm.empty')}>{t('alarm.emptyText')}</Empty>}
      />
      <Dialog open={lifting !== null} title={t('alarm.lift')} onClose={() => setLifting(null)}>
        {lifting !== null && <LiftForm alarm={lifting} onDone={() => setLifting(null)} />}
      </Dialog>
    </InquiryFrame>
  );
}

function AlarmState({ alarm, onLift }: { alarm: InquiryAlarm; onLift: () => void }) {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  if (alarm.side === 'asked') return <Chip>{t('alarm.reported')}</Chip>;
  if (alarm.liftedAt !== null)
    return (
      <>
        <Chip>{t('alarm.lifted')}</Chip>
        <Sub>
          {t('alarm.liftedBy', {
            name: alarm.liftedByName ?? '',
            date: format.dateWithoutDay(alarm.liftedAt),
            reason: alarm.liftReason ?? '',
          })}
        </Sub>
      </>
    );
  return (
    <>
      <Chip tone="bad" icon={IconHandStop}>
        {t('alarm.stopped')}
      </Chip>{' '}
      {alarm.abilities.lift && (
        <Button small onClick={onLift}>
          {t('alarm.lift')}
        </Button>
      )}
    </>
  );
}

function LiftForm({ alarm, onDone }: { alarm: InquiryAlarm; onDone: () => void }) {
  const { t } = inquiryTexts.useText();
  const refresh = useRefresh('inquiries');
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    submit: async ({ reason }) => {
      await liftAlarm(alarm.id, { reason, expectedVersion: alarm.version });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('alarm.lift')}>
      <p>{t('alarm.liftText', { name: alarm.personName ?? '' })}</p>
      <TextAreaField label={t('alarm.reason')} rows={2} {...form.field('reason')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('alarm.lift')}
      </Button>
    </Form>
  );
}

export { StoppedPage as Page };
