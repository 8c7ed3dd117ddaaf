import { useQuery } from '@tanstack/react-query';
import { Button, Chip, type Column, Empty, ListCard, Sub } from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { RetentionHold } from '../model/index.ts';
import { RetentionFrame } from './RetentionFrame.tsx';
import { holdsQuery, liftHold } from './retention-api.ts';
import { useWords } from './use-words.ts';

/** What must be kept as long as something runs, and what was lifted. */
export function HoldsPage() {
  const { t, format, kind } = useWords();
  const refresh = useRefresh('retention');
  const list = useQuery(holdsQuery);
  const columns: Column<RetentionHold>[] = [
    {
      key: 'record',
      header: t('column.record'),
      rowHeader: true,
      cell: (hold) => (
        <>
          {hold.reference ?? kind(hold.recordKind)}
          <Sub>{kind(hold.recordKind)}</Sub>
        </>
      ),
    },
    {
      key: 'reason',
      header: t('hold.reason'),
      cell: (hold) => (
        <>
          {t(`holdReason.${hold.reasonCode}`)}
          {hold.note !== '' && <Sub>{hold.note}</Sub>}
        </>
      ),
    },
    {
      key: 'placed',
      header: t('hold.placed'),
      cell: (hold) => (
        <>
          {hold.placedByName}
          <Sub>{format.dateTime(hold.placedAt)}</Sub>
        </>
      ),
    },
    {
      key: 'state',
      header: t('column.state'),
      end: true,
      cell: (hold) =>
        hold.abilities.lift ? (
          <Button small onClick={() => void liftHold(hold.id, hold.version).finally(refresh)}>
            {t('hold.lift')}
          </Button>
        ) : hold.liftedAt === null ? (
          <Chip tone="active">{t('hold.stands')}</Chip>
        ) : (
          <>
            <Chip>{t('hold.lifted')}</Chip>
            <Sub>{`${hold.liftedByName ?? ''}, ${format.dateWithoutDay(hold.liftedAt)}`}</Sub>
          </>
        ),
    },
  ];
  return (
    <RetentionFrame>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.holds')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(hold) => hold.id}
        narrow="cards"
        empty={<Empty title={t('hold.empty')}>{t('hold.emptyText')}</Empty>}
      />
    </RetentionFrame>
  );
}

export { HoldsPage as Page };
