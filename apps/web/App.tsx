import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { Loading } from '#platform/ui/feedback/Feedback.tsx';
import { createQueryClient } from '#platform/web/query-client.ts';
import { moduleRoutes } from './modules.ts';
import { createAppRouter } from './router.tsx';

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(moduleRoutes, client));
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Suspense fallback={<Loading />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </StrictMode>
  );
}
