import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation, useNavigationType } from 'react-router';
import { Loading } from '#platform/ui/index.ts';
import { queueAddress } from './queue-views.ts';
import { addressOfView } from './view-settings.ts';
import { viewsQuery } from './views-api.ts';

/**
 * Who comes to the queue without asking for anything begins with their own start view. Filters replace the address, so
 * clearing them is no coming; an address with filters, or with everything, opens as it says.
 */
export function StartView({ children }: { children: ReactNode }) {
  const { search } = useLocation();
  const arrives = useNavigationType() !== 'REPLACE' && search === '';
  const views = useQuery({ ...viewsQuery, enabled: arrives });
  if (!arrives) return children;
  if (views.isPending) return <Loading />;
  const start = views.data?.find((view) => view.starts);
  return start === undefined ? children : <Navigate replace to={queueAddress(addressOfView(start))} />;
}
