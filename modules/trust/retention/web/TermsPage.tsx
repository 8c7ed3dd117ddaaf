import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Empty, ListCard, Pager, Views } from '#platform/ui/index.ts';
import { mayEnter, useCursorPages, useSession, useUrlFilters } from '#platform/web/index.ts';
import { KEEPERS } from '../model/groups.ts';
import type { RetentionTerm } from '../model/index.ts';
import { HoldForm } from './HoldForm.tsx';
import { MakeListForm } from './MakeListForm.tsx';
import { RetentionFrame } from './RetentionFrame.tsx';
import { termsQuery } from './retention-api.ts';
import { useTermColumns } from './term-columns.tsx';
import { useWords } from './use-words.ts';

const DEFAULTS = { stand: 'over' };
const STATES = ['over', 'coming', 'later', 'unknown', 'held', 'kept'] as const;

/** Which records have reached the end of their term, which come near, and of which nobody can tell. */
export function TermsPage() {
  const { t } = useWords();
  const { filters, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [listing, setListing] = useState(false);
  const [holding, setHolding] = useState<RetentionTerm | null>(null);
  const keeper = mayEnter(useSession(), KEEPERS);
  const list = useQuery(termsQuery({ state: filters.stand }, pages.cursor));
  const columns = useTermColumns(keeper ? setHolding : undefined);
  const counts = list.data?.counts;
  const selecting = keeper && filters.stand === 'over';
  const done = () => {
    setListing(false);
    setChosen(new Set());
  };
  return (
    <RetentionFrame>
      <Views
        label={t('terms.which')}
        views={STATES.map((state) => ({
          key: state,
          label: t(`state.${state}`),
          ...(counts === undefined ? {} : { count: counts[state] ?? 0 }),
          to: `/bewaren?stand=${state}`,
          active: filters.stand === state,
        }))}
      />
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t(`state.${filters.stand as (typeof STATES)[number]}`)}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.recordId}
        rowLabel={(row) => row.reference}
        narrow="cards"
        {...(selecting
          ? {
              selected: chosen,
              onSelect: setChosen,
              selectionActions: (
                <Button small onClick={() => setListing(true)}>
                  {t('terms.makeList')}
                </Button>
              ),
            }
          : {})}
        empty={<Empty title={t('terms.empty')}>{t('terms.emptyText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
      <Dialog open={listing} title={t('list.make')} onClose={() => setListing(false)}>
        <MakeListForm recordIds={[...chosen]} onDone={done} />
      </Dialog>
      <Dialog open={holding !== null} title={t('hold.place')} onClose={() => setHolding(null)}>
        {holding !== null && <HoldForm term={holding} onDone={() => setHolding(null)} />}
      </Dialog>
    </RetentionFrame>
  );
}

export { TermsPage as Page };
