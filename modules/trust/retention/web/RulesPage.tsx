import { useQuery } from '@tanstack/react-query';
import { Chip, type Column, Empty, ListCard, Stack, Sub } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import type { RetentionRule, SweepReport } from '../model/index.ts';
import { OVERSEERS } from '../model/groups.ts';
import { RetentionFrame } from './RetentionFrame.tsx';
import { rulesQuery, sweepsQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

function useRuleColumns(): Column<RetentionRule>[] {
  const { t, kind, outcome, length, start } = useWords();
  return [
    {
      key: 'kind',
      header: t('column.record'),
      rowHeader: true,
      cell: (rule) => (
        <>
          {kind(rule.recordKind)}
          {rule.outcome !== '*' && <Sub>{outcome(rule.outcome)}</Sub>}
        </>
      ),
    },
    { key: 'purpose', header: t('column.purpose'), cell: (rule) => rule.purposeTitle ?? t('rule.every') },
    {
      key: 'term',
      header: t('column.term'),
      cell: (rule) => (
        <>
          {length(rule)}
          <Sub>{t('rule.from', { start: start(rule) })}</Sub>
        </>
      ),
    },
    {
      key: 'extension',
      header: t('column.extension'),
      labelled: true,
      cell: (rule) =>
        rule.extension === null ? (
          t('rule.noExtension')
        ) : (
          <>
            {t('rule.months', { count: rule.extension.maxMonths })}
            <Sub>
              <span lang="nl">{`${rule.extension.by}: ${rule.extension.condition}`}</span>
            </Sub>
          </>
        ),
    },
    {
      key: 'source',
      header: t('column.source'),
      cell: (rule) => (
        <>
          <span lang="nl">{rule.source}</span> <Chip>{t(`confidence.${rule.confidence}`)}</Chip>
        </>
      ),
    },
  ];
}

function Sweeps() {
  const { t, format, kind } = useWords();
  const list = useQuery(sweepsQuery);
  const columns: Column<SweepReport>[] = [
    { key: 'kind', header: t('column.record'), rowHeader: true, cell: (row) => kind(row.recordKind) },
    {
      key: 'count',
      header: t('report.rows'),
      labelled: true,
      cell: (row) =>
        row.rule === null
          ? t('sweep.noRule')
          : format.number(Object.values(row.counts).reduce((sum, rows) => sum + rows, 0)),
    },
    { key: 'when', header: t('column.when'), cell: (row) => format.dateTime(row.sweptAt) },
  ];
  return (
    <ListCard
      problem={list.error}
      onRetry={() => void list.refetch()}
      title={t('sweep.title')}
      caption={t('sweep.title')}
      columns={columns}
      rows={list.data?.data}
      rowKey={(row) => `${row.recordKind} ${row.sweptAt}`}
      narrow="cards"
      empty={<Empty title={t('sweep.empty')} />}
    />
  );
}

/** The rules in force, with where they come from and how sure that is; and what went by itself. */
export function RulesPage() {
  const { t } = useWords();
  const rules = useQuery(rulesQuery);
  const columns = useRuleColumns();
  const oversees = mayEnter(useSession(), OVERSEERS);
  return (
    <RetentionFrame>
      <Stack>
        {oversees && <Sweeps />}
        <ListCard
          problem={rules.error}
          onRetry={() => void rules.refetch()}
          title={t('tab.rules')}
          caption={t('tab.rules')}
          columns={columns}
          rows={rules.data?.data}
          rowKey={(rule) => rule.id}
          narrow="cards"
        />
      </Stack>
    </RetentionFrame>
  );
}

export { RulesPage as Page };
