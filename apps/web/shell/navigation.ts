import type { AppRoute, NavItem } from '#platform/web/routes.ts';
import { mayEnter, type Session } from '#platform/web/session.ts';

export type NavEntry = { to: string; nav: NavItem };

/** The menu of one person: what the groups may enter, in the modules' order. */
export function navigationOf(routes: readonly AppRoute[], session: Session): NavEntry[] {
  return routes
    .flatMap((route) =>
      route.nav && mayEnter(session, route.groups) && mayEnter(session, route.nav.groups ?? route.groups)
        ? [{ to: route.nav.to ?? route.path, nav: route.nav }]
        : [],
    )
    .toSorted((a, b) => a.nav.order - b.nav.order);
}

/** Where `/` leads: the page where the work of one of the groups begins, else the first item of the menu that is always there. */
export function homeOf(routes: readonly AppRoute[], session: Session): string {
  const entries = navigationOf(routes, session).filter(({ nav }) => !nav.whenCounted);
  const own = entries.find(({ nav }) => nav.homeOf?.some((group) => session.groups.includes(group)));
  return (own ?? entries[0])?.to ?? '/instellingen';
}
