import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { CasePanelsProvider } from '#modules/chain/cases/web/index.ts';
import { BesidePersonProvider, SignalPanelsProvider } from '#modules/chain/signals/web/index.ts';
import { TablePanelsProvider } from '#modules/chain/weighing/web/index.ts';
import { Loading } from '#platform/ui/feedback/Feedback.tsx';
import { createQueryClient } from '#platform/web/query-client.ts';
import { casePanels } from './case-panels.ts';
import { moduleRoutes } from './modules.ts';
import { createAppRouter } from './router.tsx';
import { besidePerson, signalPanels } from './signal-panels.ts';
import { tablePanels } from './table-panels.ts';

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(moduleRoutes, client));
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Suspense fallback={<Loading />}>
          <SignalPanelsProvider value={signalPanels}>
            <BesidePersonProvider value={besidePerson}>
              <CasePanelsProvider value={casePanels}>
                <TablePanelsProvider value={tablePanels}>
                  <RouterProvider router={router} />
                </TablePanelsProvider>
              </CasePanelsProvider>
            </BesidePersonProvider>
          </SignalPanelsProvider>
        </Suspense>
      </QueryClientProvider>
    </StrictMode>
  );
}
