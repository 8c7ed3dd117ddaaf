import { Heading } from '@amsterdam/design-system-react';
import { IconLogin2 } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { Alert } from '#platform/ui/feedback/Feedback.tsx';
import { Glyph } from '#platform/ui/icon.tsx';
import { ApiProblem } from '#platform/web/api/api-problem.ts';
import { useProblemText } from '#platform/web/problem-text.ts';
import { changeTexts, rememberLanguage } from '#platform/web/texts.ts';
import { Logo } from '../shell/Logo.tsx';
import { shellTexts } from '../shell-texts.ts';

/** Only addresses within the product; another could send people to a look-alike. */
export function safeReturn(asked: string | null): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : '/';
}

/** The door: one button to the organisation's own login. */
export function SignInPage() {
  const { t, language } = shellTexts.useText();
  const { problemText } = useProblemText();
  const [params] = useSearchParams();
  const back = safeReturn(params.get('naar'));
  const fault = params.get('fout');
  const other = language === 'nl' ? 'en' : 'nl';
  const switchLanguage = () => {
    rememberLanguage(other);
    void changeTexts(other);
  };
  return (
    <main className="shell-door">
      <title>{`${t('signIn.title')} · Schakel`}</title>
      <div className="shell-door__card sk-card">
        <p className="shell-door__brand">
          <Logo size={32} />
          <b>Schakel</b>
        </p>
        <Heading level={1}>{t('signIn.title')}</Heading>
        <p className="sk-soft">{t('signIn.lead')}</p>
        {fault && (
          <Alert tone="error" live>
            {problemText(new ApiProblem({ code: fault, status: 401 }))}
          </Alert>
        )}
        {back !== '/' && !fault && <Alert>{t('signIn.back')}</Alert>}
        <a
          className="ams-button ams-button--primary sk-button--wide"
          href={`/login?returnTo=${encodeURIComponent(back)}`}
        >
          <Glyph icon={IconLogin2} />
          {t('signIn.button')}
        </a>
        <p className="sk-small">
          <button type="button" className="sk-link" lang={other} onClick={switchLanguage}>
            {t('signIn.otherLanguage')}
          </button>
        </p>
      </div>
      <p className="shell-door__note sk-soft sk-small">{t('signIn.note')}</p>
    </main>
  );
}
