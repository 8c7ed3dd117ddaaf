import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Card,
  CardHeader,
  type Column,
  DataTable,
  Loading,
  Page,
  ProblemAlert,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type SubjectMention, subjectQuery } from './linking-api.ts';
import { linkingTexts } from './linking-texts.ts';

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

function useColumns(): Column<SubjectMention>[] {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'signal',
      header: t('subject.signal'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/signalen/${row.signalId}`}>{row.reference}</TextLink>
          <Sub>{joined([row.title, format.date(row.receivedAt)])}</Sub>
        </>
      ),
    },
    {
      key: 'name',
      header: t('subject.name'),
      cell: (row) => joined([row.name, row.companyName]) || t('unknown'),
    },
    {
      key: 'birthDate',
      header: t('subject.birthDate'),
      cell: (row) => (row.birthDate === null ? t('unknown') : format.date(row.birthDate)),
    },
    {
      key: 'contact',
      header: t('subject.contact'),
      cell: (row) => joined([row.phone, row.address]) || t('unknown'),
    },
    {
      key: 'identifiers',
      header: t('subject.identifiers'),
      cell: (row) => joined([row.hasBsn ? t('subject.bsnKnown') : null, row.kvk, row.plate]) || t('unknown'),
    },
  ];
}

/** A subject: every mention that a person confirmed to be the same, each with its own source. */
export function SubjectPage() {
  const { id = '' } = useParams();
  const { t } = linkingTexts.useText();
  const columns = useColumns();
  const { data, error, refetch } = useQuery(subjectQuery(id));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const subject = data.data;
  return (
    <Page
      title={t('subject.title', { label: subject.label })}
      lead={t('subject.lead', { count: subject.mentions.length })}
      crumbs={[{ label: t('subject.all'), to: '/verbanden' }, { label: subject.label }]}
    >
      <Card flush>
        <CardHeader title={t('subject.mentions')} count={subject.mentions.length} />
        <DataTable
          caption={t('subject.mentions')}
          columns={columns}
          rows={subject.mentions}
          rowKey={(row) => row.id}
          narrow="cards"
        />
      </Card>
    </Page>
  );
}

export { SubjectPage as Page };
