import { useQuery } from '@tanstack/react-query';
import { Alert, Views } from '#platform/ui/index.ts';
import type { SignalView } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { queueCountsQuery } from '../signals-api.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { listAt, type QueueAddress, queueAddress, queueViews } from './queue-views.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { addressOfView, differs } from './view-settings.ts';
import { viewsQuery } from './views-api.ts';

type QueueViewsProps = {
  filters: QueueAddress;
  set: (change: Partial<QueueAddress>) => void;
};

/** Views that everyone has with their counts, the own ones by name, and what can be done with the one that is open. */
export function QueueViews({ filters, set }: QueueViewsProps) {
  const { t } = signalTexts.useText();
  const counts = useQuery(queueCountsQuery);
  const views = useQuery(viewsQuery);
  const open = views.data?.find((view) => view.id === filters.weergave);
  const standing = queueViews.map((view) => ({
    key: view.key,
    label: t(`queue.${view.key}`),
    to: queueAddress({ ...view.filters, beeld: filters.beeld, kolommen: filters.kolommen }),
    active: open === undefined && listAt(filters) === listAt(view.filters),
    ...(counts.data && { count: view.count(counts.data) }),
  }));
  const own = (views.data ?? []).map((view) => ({
    key: view.id,
    label: labelOf(view),
    to: queueAddress(addressOfView(view)),
    active: view === open,
  }));
  function labelOf(view: SignalView): string {
    const name = view.starts ? t('views.start', { name: view.name }) : view.name;
    return view === open && differs(filters, view) ? t('views.changed', { name }) : name;
  }
  return (
    <>
      <div className="signal-views">
        <Views label={t('queue.views')} views={[...standing, ...own]} />
        <div className="signal-views__tools sk-no-print">
          {filters.beeld !== 'bord' && (
            <ColumnChoice filters={filters} onChange={(kolommen) => set({ kolommen })} />
          )}
          <ViewMenu address={filters} view={open} />
        </div>
      </div>
      {open !== undefined && open.stale.length > 0 && (
        <Alert tone="warn">
          {t('views.stale', {
            name: open.name,
            parts: open.stale.map((part) => t(`views.part.${part}`)).join(', '),
          })}
        </Alert>
      )}
    </>
  );
}
