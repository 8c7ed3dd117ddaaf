import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, type RouteObject, redirect } from 'react-router';
import { Loading } from '#platform/ui/feedback/Feedback.tsx';
import { ApiProblem } from '#platform/web/api/api-problem.ts';
import type { AppRoute } from '#platform/web/routes.ts';
import { mayEnter, type Session, sessionQuery } from '#platform/web/session.ts';
import { loadImportedTexts } from '#platform/web/texts.ts';
import { ErrorPage } from './pages/ErrorPage.tsx';
import { NotAllowedPage } from './pages/NotAllowedPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { withWhy } from './pages/WithWhy.tsx';
import { homeOf } from './shell/navigation.ts';
import { Shell } from './shell/Shell.tsx';
import { taskOf, whyPages } from './why-pages.ts';

/** Own pages of the shell, beside those of the modules. */
const ownRoutes: readonly AppRoute[] = [
  {
    path: '/instellingen',
    groups: 'signed-in',
    page: () => import('./pages/SettingsPage.tsx').then((file) => ({ Page: file.SettingsPage })),
  },
];

/** Everything below the shell needs a session; without one you go to the sign-in page and come back after. */
export function createAppRouter(moduleRoutes: readonly AppRoute[], client: QueryClient) {
  const routes = [...moduleRoutes, ...ownRoutes];
  const readSession = () => client.ensureQueryData(sessionQuery);

  const desk: RouteObject = {
    path: '/',
    element: <Shell routes={routes} />,
    loader: async ({ request }) => {
      try {
        await readSession();
        return null;
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.status === 401) throw redirect(signInAddress(request.url));
        throw cause;
      }
    },
    shouldRevalidate: () => false,
    hydrateFallbackElement: <Loading />,
    errorElement: <ErrorPage />,
    children: [
      {
        // Keeps the bar and the menu when a page fails.
        errorElement: <ErrorPage />,
        children: [
          ...pagesOf(routes, readSession),
          ...homeRoute(routes, readSession),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  };
  return createBrowserRouter([...openRoutes(), desk]);
}

function signInAddress(url: string): string {
  const { pathname, search } = new URL(url);
  const back = pathname + search;
  return back === '/' ? '/aanmelden' : `/aanmelden?naar=${encodeURIComponent(back)}`;
}

function pagesOf(routes: readonly AppRoute[], readSession: () => Promise<Session>): RouteObject[] {
  return routes.map((route) => ({
    path: route.path,
    lazy: async () => {
      const [session, { Page }] = await Promise.all([readSession(), route.page()]);
      await loadImportedTexts();
      const mayOpen = mayEnter(session, route.groups);
      return {
        Component: mayOpen ? withWhy(Page, whyPages[route.path], taskOf(route.path)) : NotAllowedPage,
      };
    },
  }));
}

/** `/` opens the first page of your menu, unless a module has a page of its own there. */
function homeRoute(routes: readonly AppRoute[], readSession: () => Promise<Session>): RouteObject[] {
  if (routes.some((route) => route.path === '/')) return [];
  return [{ index: true, loader: async () => redirect(homeOf(routes, await readSession())) }];
}

function openRoutes(): RouteObject[] {
  const open: RouteObject[] = [
    {
      path: '/aanmelden',
      lazy: () => import('./pages/SignInPage.tsx').then((file) => ({ Component: file.SignInPage })),
      hydrateFallbackElement: <Loading />,
      errorElement: <ErrorPage />,
    },
    {
      path: '/aangemeld',
      lazy: () => import('./pages/SignedInPage.tsx').then((file) => ({ Component: file.SignedInPage })),
      hydrateFallbackElement: <Loading />,
      errorElement: <ErrorPage />,
    },
  ];
  if (import.meta.env.DEV) {
    open.push({
      path: '/galerij',
      lazy: () => import('./dev/GalleryPage.tsx').then((file) => ({ Component: file.GalleryPage })),
      hydrateFallbackElement: <Loading />,
    });
  }
  return open;
}
