import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Card,
  CardHeader,
  type Column,
  Columns,
  DataTable,
  Loading,
  Page,
  ProblemPage,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { MergePreview } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { differing } from '../subject/DifferencesCard.tsx';
import { FieldValues } from '../subject/FieldValues.tsx';
import { type MergeChoice, mergePreviewOf } from '../subject/subject-api.ts';
import { MergeDecision } from './MergeDecision.tsx';

const DEFAULTS = { proposals: '', subjects: '', mentions: '' };

/** What comes together, what speaks against it, and one decision with its reason. */
export function MergePage() {
  const { t } = linkingTexts.useText();
  const { filters } = useUrlFilters(DEFAULTS);
  const { data, error, refetch } = useQuery(mergePreviewOf(filters));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Page
      title={t('merge.title')}
      lead={t('merge.lead')}
      crumbs={[
        { label: t('title'), to: '/verbanden' },
        { label: t('subject.all'), to: '/subjecten' },
        { label: t('merge.title') },
      ]}
    >
      <Preview preview={data.data} choice={filters} />
    </Page>
  );
}

function Preview({ preview, choice }: { preview: MergePreview; choice: MergeChoice }) {
  const { t } = linkingTexts.useText();
  const columns = useColumns(preview);
  const { mentions, signals, proposals } = preview;
  return (
    <Columns work={<MergeDecision preview={preview} choice={choice} />}>
      <Card flush>
        <CardHeader title={t('merge.becomes', { label: preview.label })} count={mentions.length} />
        <DataTable
          caption={t('merge.mentions')}
          columns={columns}
          rows={mentions}
          rowKey={(row) => row.id}
          narrow="cards"
        />
      </Card>
      <p className="sk-soft">
        {t('merge.counts', { mentions: mentions.length, signals, proposals })}{' '}
        {t(preview.keptId === null ? 'merge.made' : 'merge.kept')}
      </p>
      {!preview.connected && <Alert tone="warn">{t('merge.unconnected')}</Alert>}
      <Card>
        <CardHeader title={t('subject.differences')} count={differing(preview.fields).length} />
        <FieldValues fields={differing(preview.fields)} />
      </Card>
    </Columns>
  );
}

function useColumns(preview: MergePreview): Column<MergePreview['mentions'][number]>[] {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const labelOf = (id: string) => preview.subjects.find((subject) => subject.id === id)?.label ?? id;
  return [
    { key: 'label', header: t('subject.nameColumn'), rowHeader: true, cell: (row) => row.label },
    {
      key: 'signal',
      header: t('subject.signal'),
      cell: (row) => (
        <>
          <TextLink to={`/signalen/${row.signalId}`}>{row.reference}</TextLink>
          <Sub>
            {row.title} · {format.dateWithoutDay(row.on)}
          </Sub>
        </>
      ),
    },
    {
      key: 'was',
      header: t('merge.was'),
      labelled: true,
      cell: (row) =>
        row.subjectId === null ? (
          <span className="sk-soft">{t('merge.loose')}</span>
        ) : (
          <TextLink to={`/subjecten/${row.subjectId}`}>{labelOf(row.subjectId)}</TextLink>
        ),
    },
  ];
}

export { MergePage as Page };
