import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { notificationTexts } from './notification-texts.ts';
import { unreadQuery } from './notifications-api.ts';

/** In the bar of the shell: leads to the notifications, and says how many are new. */
export function Bell() {
  const { t } = notificationTexts.useText();
  const { data: count = 0 } = useQuery(unreadQuery);
  const label = count === 0 ? t('bellNone') : t('bell', { count });
  const Icon = count === 0 ? IconBell : IconBellRinging;
  return (
    <Link to="/meldingen" className="shell-bell" aria-label={label} title={label}>
      <Icon size={20} aria-hidden />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </Link>
  );
}
