import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { systemClock } from '#platform/kit/clock.ts';
import {
  ButtonLink,
  Card,
  CardHeader,
  type Column,
  Columns,
  CountBars,
  CountLink,
  DataTable,
  Empty,
  Page,
  ProblemAlert,
  Sub,
  Term,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { openStates } from '../../model/codes.ts';
import type { SignalRow } from '../../model/index.ts';
import { EVERYTHING, queueAddress } from '../queue/queue-views.ts';
import { signalTexts } from '../signal-texts.ts';
import { changesQuery, type QueueCounts, queueCountsQuery, queueQuery } from '../signals-api.ts';
import { addressLine } from '../words.ts';
import '../signals.css';

const SHOWN = 8;

/** Home of a coordinator: terms first, then what changed; every number opens its list. */
export function MyWorkPage() {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const counts = useQuery(queueCountsQuery);
  const { data } = counts;
  return (
    <Page
      title={t('work.title')}
      lead={t('work.lead', {
        date: format.date(systemClock.now()),
        mine: data?.mine ?? 0,
        late: data?.mineLate ?? 0,
      })}
      actions={
        <ButtonLink icon={IconPlus} to="/signalen/nieuw">
          {t('queue.record')}
        </ButtonLink>
      }
    >
      {counts.error && <ProblemAlert problem={counts.error} onRetry={() => void counts.refetch()} />}
      <Columns
        workWidth="wide"
        work={
          <>
            <Team counts={data} />
            <Flow counts={data} />
          </>
        }
      >
        <Terms counts={data} />
        <Changes />
      </Columns>
    </Page>
  );
}

function Terms({ counts }: { counts: QueueCounts | undefined }) {
  const { t, maybe } = signalTexts.useText();
  // Nothing in one's own name yet: then what waits for somebody.
  const holder = counts === undefined || counts.mine > 0 ? 'me' : 'none';
  const { data, error, refetch } = useQuery({
    ...queueQuery({ holder }, undefined, SHOWN),
    enabled: counts !== undefined,
  });
  const first = data?.data[0]?.id;
  const columns: Column<SignalRow>[] = [
    { key: 'term', header: t('queue.term'), cell: (row) => <Term on={row.termOn} /> },
    {
      key: 'do',
      header: t('work.do'),
      cell: (row) => (
        <>
          <b>{t(`work.next.${row.state}`)}</b>
          <Sub>{[row.title, addressLine(row)].filter(Boolean).join(', ')}</Sub>
        </>
      ),
    },
    {
      key: 'reference',
      header: t('queue.reference'),
      rowHeader: true,
      cell: (row) => (
        <span className="signal-nowrap">
          <TextLink to={`/signalen/${row.id}`}>{row.reference}</TextLink>
        </span>
      ),
    },
    {
      key: 'act',
      header: t('work.do'),
      hideHeader: true,
      end: true,
      cell: (row) => (
        <ButtonLink small kind={row.id === first ? 'primary' : 'secondary'} to={`/signalen/${row.id}`}>
          {maybe(`work.act.${row.state}`) ?? t('work.act.default')}{' '}
          <span className="sk-hidden">{row.reference}</span>
        </ButtonLink>
      ),
    },
  ];
  const count = data?.page.count ?? 0;
  return (
    <Card flush>
      <CardHeader
        title={t('work.terms')}
        aside={count > 0 && <TextLink to={queueAddress({ holder })}>{t('work.all', { count })}</TextLink>}
      />
      {error ? (
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('work.terms')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={
            <Empty title={t('work.nothing')}>
              <p>{t('work.nothingText')}</p>
            </Empty>
          }
        />
      )}
    </Card>
  );
}

function Changes() {
  const { t, maybe } = signalTexts.useText();
  const format = useFormat();
  const { data } = useQuery(changesQuery);
  return (
    <Card>
      <CardHeader
        title={t('work.changed')}
        aside={data && t('work.since', { date: format.date(data.since) })}
      />
      {data?.data.length === 0 && (
        <p className="sk-soft">{t('work.noChange', { date: format.date(data.since) })}</p>
      )}
      <ul className="signal-changes">
        {data?.data.map((change) => (
          <li key={change.id}>
            <span>
              <b>{maybe(`event.${change.type}`, { name: change.personName }) ?? t('event.other')}</b>{' '}
              <TextLink to={`/signalen/${change.signalId}`}>{change.reference}</TextLink> {change.title}
              <span className="sk-soft"> · {change.personName}</span>
            </span>
            <time className="sk-small sk-soft sk-figures" dateTime={change.occurredAt}>
              {format.dateTime(change.occurredAt)}
            </time>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type TeamRow = { id: string; name: string; open: number; late: number };

function Team({ counts }: { counts: QueueCounts | undefined }) {
  const { t } = signalTexts.useText();
  const rows: TeamRow[] | undefined = counts && [
    ...counts.byHolder,
    { id: 'none', name: t('work.nobodyRow'), open: counts.withoutHolder, late: 0 },
  ];
  const columns: Column<TeamRow>[] = [
    { key: 'who', header: t('work.who'), rowHeader: true, cell: (row) => row.name },
    {
      key: 'open',
      header: t('work.pieces'),
      end: true,
      cell: (row) => <CountLink count={row.open} to={queueAddress({ holder: row.id })} label={row.name} />,
    },
    {
      key: 'late',
      header: t('work.late'),
      end: true,
      cell: (row) =>
        row.id === 'none' ? null : (
          <CountLink
            late
            count={row.late}
            to={queueAddress({ holder: row.id, late: 'true' })}
            label={`${row.name}, ${t('work.lateLabel')}`}
          />
        ),
    },
  ];
  return (
    <Card>
      <CardHeader title={t('work.team')} />
      <DataTable caption={t('work.team')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      <p className="sk-small sk-soft">{t('work.teamNote')}</p>
    </Card>
  );
}

function Flow({ counts }: { counts: QueueCounts | undefined }) {
  const { t } = signalTexts.useText();
  const states = openStates.filter((state) => (counts?.byState[state] ?? 0) > 0);
  return (
    <Card>
      <CardHeader title={t('work.flow')} aside={<span className="sk-small">{t('work.flowNote')}</span>} />
      <CountBars
        items={states.map((state) => ({
          label: t(`state.${state}`),
          count: counts?.byState[state] ?? 0,
          to: queueAddress({ state }),
        }))}
      />
      <p className="signal-line">
        <span>{t('work.together')}</span>
        <CountLink
          count={counts?.open ?? 0}
          to={queueAddress({ weergave: EVERYTHING })}
          label={t('queue.all')}
        />
      </p>
    </Card>
  );
}

export { MyWorkPage as Page };
