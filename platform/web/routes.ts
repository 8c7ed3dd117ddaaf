import type { ComponentType } from 'react';

/** Code of a role group (`content/role-groups.json`). */
type RoleGroup = string;

/** A text in both languages, for what must be on the screen before a module's texts are there. */
export type TwoLanguages = { nl: string; en: string };

export type NavItem = {
  /** From the module's `nav.json`. */
  label: TwoLanguages;
  /** Place in the menu, low first: 10 my work, 20 signals, 30 links, 40 weighing table, 50 cases, ... */
  order: number;
  /** Key of the number in `GET /api/v1/session/counts`. */
  countKey?: string;
  /** Stands in the menu only while its number is more than zero: for what is asked of few. */
  whenCounted?: true;
  /** Role groups for whom it stands in the menu, when fewer than may open the page: others reach it from another page. */
  groups?: readonly RoleGroup[];
  /** Role groups whose day begins here, whatever stands before it in the menu. */
  homeOf?: readonly RoleGroup[];
  /** Address to open when it is not the route's own path, for instance with a filter. */
  to?: string;
};

/**
 * One page of the desk. `groups` says who may open it (the server decides again at every call);
 * a route without it does not type-check. The page's code is only fetched when it is opened.
 */
export type AppRoute = {
  /** Dutch path as the router writes it: `/signalen/:id`. */
  path: string;
  groups: readonly RoleGroup[] | 'signed-in';
  page: () => Promise<{ Page: ComponentType }>;
  nav?: NavItem;
};
