import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { inSentence } from '#platform/kit/index.ts';
import { Chip, type Column, Stamp, Sub } from '#platform/ui/index.ts';
import type { DestructionItem } from '../model/index.ts';
import { useWords } from './use-words.ts';

function Decision({ item }: { item: DestructionItem }) {
  const { t, format } = useWords();
  if (item.decision === null) return <Chip tone="proposal">{t('decision.open')}</Chip>;
  return (
    <>
      <Stamp>{t(`decision.${item.decision}`)}</Stamp>
      {item.keepUntil !== null && (
        <Sub>
          {t('decision.keepUntil', {
            date: format.dateWithoutDay(item.keepUntil),
            reason: item.keepReason === null ? '' : t(`keepReason.${item.keepReason}`),
          })}
        </Sub>
      )}
      {item.keepDecidedBy.map(({ name, title }) => (
        <Sub key={title}>{t('decision.keptBy', { name, title: inSentence(title) })}</Sub>
      ))}
      {item.decidedByName !== null && <Sub>{t('decision.recordedBy', { name: item.decidedByName })}</Sub>}
    </>
  );
}

function Result({ item }: { item: DestructionItem }) {
  const { t } = useWords();
  if (item.result === null)
    return item.onHold ? (
      <Chip tone="bad" icon={IconHandStop}>
        {t('term.onHold')}
      </Chip>
    ) : (
      '–'
    );
  if (item.result === 'left')
    return (
      <>
        <Chip tone="warn" icon={IconAlertTriangle}>
          {t('result.left')}
        </Chip>
        {item.leftBecause !== null && <Sub>{t(`obstacle.${item.leftBecause}`)}</Sub>}
      </>
    );
  return <Chip>{t(`result.${item.result}`)}</Chip>;
}

export function useItemColumns(): Column<DestructionItem>[] {
  const { t, format, kind, outcome, rule } = useWords();
  return [
    {
      key: 'record',
      header: t('column.record'),
      rowHeader: true,
      cell: (item) => (
        <>
          {item.reference}
          <Sub>{`${kind(item.recordKind)}, ${outcome(item.outcome)}`}</Sub>
          {item.result === null && item.files > 0 && <Sub>{t('list.files', { count: item.files })}</Sub>}
        </>
      ),
    },
    {
      key: 'rule',
      header: t('column.rule'),
      cell: (item) => (
        <>
          {rule(item.rule)}
          <Sub>
            {t('list.span', {
              from: format.dateWithoutDay(item.startedOn),
              until: format.dateWithoutDay(item.destroyOn),
            })}
          </Sub>
        </>
      ),
    },
    { key: 'decision', header: t('column.decision'), cell: (item) => <Decision item={item} /> },
    { key: 'result', header: t('column.result'), cell: (item) => <Result item={item} /> },
  ];
}
