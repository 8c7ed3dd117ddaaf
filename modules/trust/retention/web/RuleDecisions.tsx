import { useQuery } from '@tanstack/react-query';
import { Chip, type Column, Empty, ListCard, Sub } from '#platform/ui/index.ts';
import type { RuleDecision } from '../model/index.ts';
import { ruleDecisionsQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

/** What the organisation decided about its own terms, every version, with the reason and the decision that it rests on. */
export function RuleDecisions({ purposeTitle }: { purposeTitle: (code: string) => string }) {
  const { t, format, kind, outcome } = useWords();
  const list = useQuery(ruleDecisionsQuery);
  const columns: Column<RuleDecision>[] = [
    {
      key: 'rule',
      header: t('column.rule'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.outcome === '*' ? kind(row.recordKind) : `${kind(row.recordKind)}, ${outcome(row.outcome)}`}
          <Sub>{row.purpose === '*' ? t('rule.every') : purposeTitle(row.purpose)}</Sub>
          <Sub>{t('ruleDecision.version', { version: row.version })}</Sub>
        </>
      ),
    },
    {
      key: 'term',
      header: t('column.term'),
      cell: (row) =>
        row.months === null
          ? t('ruleDecision.toRegion')
          : t('ruleDecision.fromTo', { from: row.regionMonths, to: row.months }),
    },
    {
      key: 'decision',
      header: t('ruleDecision.decision'),
      cell: (row) => (
        <>
          {`${row.decision}, ${format.dateWithoutDay(row.decidedOn)}`}
          <Sub>{row.reason}</Sub>
          <Sub>{`${row.recordedByName}, ${format.dateTime(row.recordedAt)}`}</Sub>
        </>
      ),
    },
    {
      key: 'state',
      header: t('ruleDecision.state'),
      corner: true,
      cell: (row) => <Chip>{t(`ruleDecision.${row.endedBecause ?? 'inForce'}`)}</Chip>,
    },
  ];
  return (
    <ListCard
      problem={list.error}
      onRetry={() => void list.refetch()}
      title={t('ruleDecision.history')}
      caption={t('ruleDecision.history')}
      columns={columns}
      rows={list.data?.data}
      rowKey={(row) => row.id}
      narrow="cards"
      empty={<Empty title={t('ruleDecision.empty')}>{t('ruleDecision.emptyText')}</Empty>}
    />
  );
}
