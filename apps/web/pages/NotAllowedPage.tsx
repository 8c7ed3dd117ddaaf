import { ButtonLink } from '#platform/ui/layout/Button.tsx';
import { Panel } from '#platform/ui/layout/Card.tsx';
import { Page } from '#platform/ui/layout/Page.tsx';
import { useSession } from '#platform/web/session.ts';
import { shellTexts } from '../shell-texts.ts';

/** A page that belongs to another role: says which you have, and what would be needed. */
export function NotAllowedPage() {
  const { t } = shellTexts.useText();
  const session = useSession();
  return (
    <Page title={t('notAllowed.title')}>
      <Panel>
        <p>{t('notAllowed.text', { appointment: session.appointment.title })}</p>
        <p>{t(session.appointments.length > 1 ? 'notAllowed.switch' : 'notAllowed.ask')}</p>
        <ButtonLink to="/">{t('home')}</ButtonLink>
      </Panel>
    </Page>
  );
}
