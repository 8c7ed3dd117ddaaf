import { Actions, Button, Chip, type Column, Sub } from '#platform/ui/index.ts';
import type { RuleInForce } from '../model/index.ts';
import { useWords } from './use-words.ts';

/** The columns of the rules in force. `onDecide` is offered where the reader may decide otherwise. */
export function useRuleColumns(onDecide: (rule: RuleInForce) => void): Column<RuleInForce>[] {
  const { t, kind, outcome, length, start, extenders } = useWords();
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
          {rule.regionMonths !== null && <Chip>{t('ruleDecision.own', { count: rule.regionMonths })}</Chip>}
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
              {extenders(rule.extension.by)}: <span lang="nl">{rule.extension.condition}</span>
            </Sub>
          </>
        ),
    },
    {
      key: 'bounds',
      header: t('column.bounds'),
      labelled: true,
      cell: (rule) => (
        <>
          {rule.bounds === null ? t('ruleDecision.noRoom') : t('ruleDecision.room', rule.bounds)}
          {rule.abilities.decide && (
            <Actions>
              <Button small onClick={() => onDecide(rule)}>
                {t('ruleDecision.start')}
              </Button>
            </Actions>
          )}
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
