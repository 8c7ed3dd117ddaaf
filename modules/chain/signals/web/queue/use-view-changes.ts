import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { SignalView } from '../../model/index.ts';
import { EVERYTHING, type QueueAddress, queueAddress } from './queue-views.ts';
import { changeView, removeView, type ViewChange, viewsQuery } from './views-api.ts';

/** Changing and removing a view that is open; after removing, the queue shows the same without it. */
export function useViewChanges(address: QueueAddress) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = () => client.invalidateQueries(viewsQuery);
  const changing = useMutation({
    mutationFn: ({ view, change }: { view: SignalView; change: ViewChange }) => changeView(view, change),
    onSettled: renew,
  });
  const removing = useMutation({
    mutationFn: (id: string) => removeView(id),
    onSuccess: () => navigate(queueAddress({ ...address, weergave: EVERYTHING }), { replace: true }),
    onSettled: renew,
  });
  return { changing, removing, problem: changing.error ?? removing.error };
}
