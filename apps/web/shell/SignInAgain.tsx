import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Alert } from '#platform/ui/feedback/Feedback.tsx';
import { Button } from '#platform/ui/layout/Button.tsx';
import { Dialog } from '#platform/ui/overlay/Dialog.tsx';
import { api, connection } from '#platform/web/api/api-client.ts';
import { useConnection } from '#platform/web/api/use-connection.ts';
import { type Session, sessionQuery } from '#platform/web/session.ts';
import { shellTexts } from '../shell-texts.ts';
import { whenSignedIn } from './signed-in-channel.ts';

const LOGIN = `/login?returnTo=${encodeURIComponent('/aangemeld')}`;

/**
 * The session ended while somebody worked. The page stays as it is; logging in happens in another window,
 * and the calls that waited go on with the same idempotency key. Another person gets a fresh page.
 */
export function SignInAgain({ session }: { session: Session }) {
  const { t } = shellTexts.useText();
  const state = useConnection();
  const client = useQueryClient();
  const [notYet, setNotYet] = useState(false);
  // Closing it does not log in: it comes back until the calls can go on.
  const [, setDismissed] = useState(0);
  const waiting = state === 'signed-out';

  const check = useCallback(async () => {
    try {
      const now = await api.get<Session>('/session', { whenSignedOut: 'throw' });
      if (now.person.id !== session.person.id) return location.assign('/');
      if (now.appointment.id !== session.appointment.id) {
        await api.patch('/session', { appointmentId: session.appointment.id }, { whenSignedOut: 'throw' });
      }
      client.setQueryData(sessionQuery.queryKey, { ...now, appointment: session.appointment });
      setNotYet(false);
      connection.signedIn();
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch {
      setNotYet(true);
    }
  }, [client, session]);

  useEffect(() => {
    if (!waiting) return;
    return whenSignedIn(() => void check());
  }, [waiting, check]);

  const actions = (
    <>
      <Button onClick={() => void check()}>{t('again.check')}</Button>
      <Button
        kind="primary"
        onClick={() => {
          // Without a window of its own the login takes this page; drafts on the device survive that.
          if (!open(LOGIN, 'schakel-login', 'width=520,height=680')) location.assign(hereAfterLogin());
        }}
      >
        {t('again.signIn')}
      </Button>
    </>
  );
  return (
    <Dialog
      open={waiting}
      title={t('again.title')}
      onClose={() => setDismissed((times) => times + 1)}
      actions={actions}
    >
      <p>{t('again.text', { name: session.person.name })}</p>
      {notYet && <Alert tone="warn" live title={t('again.notYet')} />}
    </Dialog>
  );
}

function hereAfterLogin(): string {
  return `/login?returnTo=${encodeURIComponent(location.pathname + location.search)}`;
}
