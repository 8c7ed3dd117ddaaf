import { SkipLink } from '@amsterdam/design-system-react';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { Loading } from '#platform/ui/feedback/Feedback.tsx';
import type { AppRoute } from '#platform/web/routes.ts';
import { useSession } from '#platform/web/session.ts';
import { changeTexts, rememberLanguage } from '#platform/web/texts.ts';
import {
  applyTheme,
  type Brightness,
  chooseBrightness,
  chosenBrightness,
  watchBrightness,
} from '#platform/web/theme.ts';
import { shellTexts } from '../shell-texts.ts';
import { Bar } from './Bar.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { loadFont } from './fonts.ts';
import { MainMenu } from './MainMenu.tsx';
import { navigationOf } from './navigation.ts';
import { PurposeMenu } from './PurposeMenu.tsx';
import { SignInAgain } from './SignInAgain.tsx';

/** Bar, menu and page. Follows the session in colours and language. */
export function Shell({ routes }: { routes: readonly AppRoute[] }) {
  const { t } = shellTexts.useText();
  const session = useSession();
  const navigation = useNavigation();
  const [brightness, setBrightness] = useBrightness();
  const [menuOpen, setMenuOpen] = useState(false);
  const entries = navigationOf(routes, session);

  useEffect(() => {
    rememberLanguage(session.person.language);
    void changeTexts(session.person.language);
  }, [session.person.language]);

  return (
    <>
      <SkipLink href="#inhoud">{t('skip')}</SkipLink>
      <header className="shell-top sk-no-print">
        <Bar
          session={session}
          hasSearch={routes.some((route) => route.path === '/zoeken')}
          brightness={brightness}
          onBrightness={setBrightness}
          menuOpen={menuOpen}
          onMenu={setMenuOpen}
        />
        <MainMenu
          entries={entries}
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          purpose={<PurposeMenu session={session} />}
        />
      </header>
      <div className="shell-progress" data-busy={navigation.state !== 'idle'} aria-hidden="true" />
      <ConnectionNotice />
      <main id="inhoud" tabIndex={-1}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <SignInAgain session={session} />
      <ScrollRestoration />
    </>
  );
}

function PageLoading() {
  return (
    <div className="sk-page">
      <Loading />
    </div>
  );
}

/** The chosen brightness, drawn together with the organisation's colours and letters. */
function useBrightness() {
  const { organisation } = useSession();
  const [choice, setChoice] = useState<Brightness>(chosenBrightness);
  useEffect(() => {
    const draw = () => applyTheme(choice, organisation);
    draw();
    loadFont(organisation.theme?.font);
    return watchBrightness(draw);
  }, [choice, organisation]);
  const change = (next: Brightness) => {
    chooseBrightness(next);
    setChoice(next);
  };
  return [choice, change] as const;
}
