import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { Button, Chip, type Column, Sub, TextLink } from '#platform/ui/index.ts';
import type { RetentionTerm } from '../model/index.ts';
import { useWords } from './use-words.ts';

const pathOf = (term: RetentionTerm): string =>
  term.recordKind === 'case' ? `/casussen/${term.recordId}` : `/signalen/${term.recordId}`;

/** `onHold`: for who may place a hold. */
export function useTermColumns(onHold: ((term: RetentionTerm) => void) | undefined): Column<RetentionTerm>[] {
  const { t, format, kind, outcome, rule, lastDay } = useWords();
  return [
    {
      key: 'record',
      header: t('column.record'),
      rowHeader: true,
      cell: (term) => (
        <>
          <TextLink to={pathOf(term)}>{term.reference}</TextLink>
          <Sub>{`${kind(term.recordKind)}, ${outcome(term.outcome)}`}</Sub>
        </>
      ),
    },
    {
      key: 'rule',
      header: t('column.rule'),
      cell: (term) => (
        <>
          {term.rule === null ? t('rule.none') : rule(term.rule)}
          {term.rule === null && <Sub>{term.purposeTitle}</Sub>}
        </>
      ),
    },
    {
      key: 'started',
      header: t('column.started'),
      labelled: true,
      cell: (term) => format.dateWithoutDay(term.startedOn),
    },
    {
      key: 'until',
      header: t('column.until'),
      labelled: true,
      cell: (term) =>
        term.destroyOn === null ? (
          <Chip tone="warn" icon={IconAlertTriangle}>
            {t('term.unknown')}
          </Chip>
        ) : (
          <>
            {format.dateWithoutDay(lastDay(term))}
            {term.keptUntil !== null && <Sub>{t('term.kept')}</Sub>}
          </>
        ),
    },
    {
      key: 'standing',
      header: t('column.standing'),
      end: true,
      cell: (term) => (
        <>
          {term.onHold && (
            <Chip tone="bad" icon={IconHandStop}>
              {t(term.toTransfer ? 'term.toTransfer' : 'term.onHold')}
            </Chip>
          )}
          {term.listId !== null && (
            <TextLink to={`/bewaren/lijsten/${term.listId}`}>{t('term.onList')}</TextLink>
          )}
          {onHold !== undefined && term.abilities.hold && term.listId === null && (
            <Button small kind="tertiary" onClick={() => onHold(term)}>
              {t('hold.place')}
            </Button>
          )}
        </>
      ),
    },
  ];
}
