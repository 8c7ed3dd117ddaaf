import { IconMenu2, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Bell } from '#modules/chain/notifications/web/index.ts';
import type { Session } from '#platform/web/session.ts';
import type { Brightness } from '#platform/web/theme.ts';
import { shellTexts } from '../shell-texts.ts';
import { Logo } from './Logo.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { PurposeMenu } from './PurposeMenu.tsx';
import { SearchField } from './SearchField.tsx';

export type BarProps = {
  session: Session;
  hasSearch: boolean;
  brightness: Brightness;
  onBrightness: (choice: Brightness) => void;
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
};

export function Bar({ session, hasSearch, brightness, onBrightness, menuOpen, onMenu }: BarProps) {
  const { t } = shellTexts.useText();
  return (
    <div className="shell-bar">
      <div className="shell-bar__inside">
        <Link to="/" className="shell-brand">
          <Logo />
          <b>Schakel</b>
          <span className="shell-brand__organisation">{session.organisation.name}</span>
          {session.demo && <span className="shell-brand__demo">{t('demo')}</span>}
        </Link>
        {hasSearch && <SearchField />}
        <div className="shell-bar__end">
          <PurposeMenu session={session} />
          <Bell />
          <PersonMenu session={session} brightness={brightness} onBrightness={onBrightness} />
          <button
            type="button"
            className="shell-menu-button"
            aria-expanded={menuOpen}
            aria-controls="hoofdmenu"
            aria-label={t('menu')}
            onClick={() => onMenu(!menuOpen)}
          >
            {menuOpen ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
          </button>
        </div>
      </div>
    </div>
  );
}
