import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useFormat } from '#platform/web/format.ts';
import { countsQuery } from '#platform/web/session.ts';
import { shellTexts } from '../shell-texts.ts';
import type { NavEntry } from './navigation.ts';

export type MainMenuProps = {
  entries: readonly NavEntry[];
  open: boolean;
  onClose: () => void;
  /** Stands above the pages on a phone, where the bar has no room for it. */
  purpose?: ReactNode;
};

/** The pages of one's role, with how much waits there. Narrow, it is behind a button. */
export function MainMenu({ entries, open, onClose, purpose }: MainMenuProps) {
  const { t, language } = shellTexts.useText();
  const format = useFormat();
  const counts = useQuery({ ...countsQuery, enabled: entries.some((entry) => entry.nav.countKey) });
  const { pathname } = useLocation();
  const close = useRef(onClose);
  close.current = onClose;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the narrow menu
  useEffect(() => close.current(), [pathname]);

  return (
    <nav id="hoofdmenu" className="shell-menu" data-open={open} aria-label={t('menu')}>
      {purpose && <div className="shell-menu__purpose">{purpose}</div>}
      <ul>
        {entries.map(({ to, nav }) => {
          const count = nav.countKey === undefined ? undefined : counts.data?.[nav.countKey];
          if (nav.whenCounted && (count ?? 0) === 0) return null;
          return (
            <li key={to}>
              <NavLink to={to} end={to === '/'}>
                {nav.label[language]}
                {count !== undefined && <span className="shell-menu__count">{format.number(count)}</span>}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
