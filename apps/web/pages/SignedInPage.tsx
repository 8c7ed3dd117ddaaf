import { useEffect } from 'react';
import { ButtonLink } from '#platform/ui/layout/Button.tsx';
import { announceSignedIn } from '../shell/signed-in-channel.ts';
import { shellTexts } from '../shell-texts.ts';

/** End of a login in its own window: tells the page that waits, and goes. */
export function SignedInPage() {
  const { t } = shellTexts.useText();
  useEffect(() => {
    announceSignedIn();
    if (window.opener) window.close();
  }, []);
  return (
    <main className="shell-door">
      <title>{`${t('signedIn.title')} · Schakel`}</title>
      <div className="shell-door__card sk-card">
        <h1>{t('signedIn.title')}</h1>
        <p>{t('signedIn.text')}</p>
        <ButtonLink to="/">{t('signedIn.home')}</ButtonLink>
      </div>
    </main>
  );
}
