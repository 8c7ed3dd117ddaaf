import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Button,
  ButtonLink,
  Card,
  CardHeader,
  type Column,
  DataTable,
  Loading,
  Page,
  ProblemPage,
  Properties,
  Stack,
  Sub,
} from '#platform/ui/index.ts';
import type { DestructionReport } from '../model/index.ts';
import { declarationAddress, reportQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

type Line = DestructionReport['lines'][number];
type Row = DestructionReport['records'][number];

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t, format, kind, outcome, rule } = useWords();
  const columns: Column<Line>[] = [
    {
      key: 'kind',
      header: t('column.record'),
      rowHeader: true,
      cell: (line) => (
        <>
          {kind(line.recordKind)}
          <Sub>{outcome(line.outcome)}</Sub>
        </>
      ),
    },
    {
      key: 'rule',
      header: t('column.rule'),
      cell: (line) => (
        <>
          {rule(line.rule)}
          <Sub>
            {t('report.span', {
              from: format.dateWithoutDay(line.earliestStart),
              until: format.dateWithoutDay(line.latestStart),
            })}
          </Sub>
        </>
      ),
    },
    {
      key: 'result',
      header: t('column.result'),
      cell: (line) => (
        <>
          {t(`result.${line.result}`)}
          {line.leftBecause !== null && <Sub>{t(`obstacle.${line.leftBecause}`)}</Sub>}
        </>
      ),
    },
    {
      key: 'records',
      header: t('report.records'),
      end: true,
      labelled: true,
      cell: (line) => format.number(line.records),
    },
    {
      key: 'rows',
      header: t('report.rows'),
      end: true,
      labelled: true,
      cell: (line) => format.number(Object.values(line.counts).reduce((sum, rows) => sum + rows, 0)),
    },
  ];
  return (
    <Card flush>
      <CardHeader title={t('report.lines')} />
      <DataTable
        caption={t('report.lines')}
        columns={columns}
        rows={lines}
        rowKey={(line) => `${line.recordKind} ${line.rule.id} ${line.result} ${line.leftBecause ?? ''}`}
        narrow="cards"
      />
    </Card>
  );
}

function Numbers({ rows }: { rows: readonly Row[] }) {
  const { t, format, kind, maybe } = useWords();
  const columns: Column<Row>[] = [
    { key: 'reference', header: t('report.number'), rowHeader: true, cell: (row) => row.reference },
    { key: 'kind', header: t('column.record'), cell: (row) => kind(row.recordKind) },
    { key: 'result', header: t('column.result'), cell: (row) => maybe(`result.${row.result}`) ?? row.result },
    { key: 'at', header: t('column.when'), cell: (row) => format.dateTime(row.settledAt) },
  ];
  return (
    <Card flush>
      <CardHeader title={t('report.numbers')} />
      <DataTable
        caption={t('report.numbers')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.recordId}
        narrow="cards"
      />
    </Card>
  );
}

/** The declaration of destruction: numbers only, to print and to keep. */
export function ReportPage() {
  const { id = '' } = useParams();
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(reportQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { list } = data;
  return (
    <Page
      title={t('report.title')}
      lead={`${list.title} · ${t('report.lead')}`}
      crumbs={[
        { label: t('tab.lists'), to: '/bewaren/lijsten' },
        { label: list.title, to: `/bewaren/lijsten/${list.id}` },
        { label: t('report.title') },
      ]}
      actions={
        <>
          {list.state === 'executed' && (
            <ButtonLink icon={IconDownload} download to={declarationAddress(list.id)}>
              {t('report.file')}
            </ButtonLink>
          )}
          <Button icon={IconPrinter} onClick={() => print()}>
            {t('report.print')}
          </Button>
        </>
      }
    >
      <Stack>
        <Card>
          <CardHeader title={t('report.who')} />
          <Properties
            items={[
              { label: t('report.proposed'), value: `${list.madeByName}, ${format.dateTime(list.madeAt)}` },
              ...data.decidedBy.map(({ name, at }) => ({
                key: name,
                label: t('report.decided'),
                value: `${name}, ${format.dateTime(at)}`,
              })),
              {
                label: t('report.executed'),
                value:
                  list.executedAt === null
                    ? t('report.unfinished')
                    : `${list.executedByName ?? ''}, ${format.dateTime(list.executedAt)}`,
              },
            ]}
          />
        </Card>
        <Lines lines={data.lines} />
        <Numbers rows={data.records} />
      </Stack>
    </Page>
  );
}

export { ReportPage as Page };
