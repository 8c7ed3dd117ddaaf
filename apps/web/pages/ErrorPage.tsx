import { useRouteError } from 'react-router';
import { Button, ButtonLink } from '#platform/ui/layout/Button.tsx';
import { Panel } from '#platform/ui/layout/Card.tsx';
import { Actions, Page } from '#platform/ui/layout/Page.tsx';
import { isApiProblem } from '#platform/web/api/api-problem.ts';
import { useProblemText } from '#platform/web/problem-text.ts';
import { shellTexts } from '../shell-texts.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** Something broke. A record that is not there gets the page for that. */
export function ErrorPage() {
  const { t } = shellTexts.useText();
  const { problemText } = useProblemText();
  const cause = useRouteError();
  if (isApiProblem(cause, 'not-found')) return <NotFoundPage />;
  return (
    <Page title={t('error.title')}>
      <Panel>
        <p>{problemText(cause)}</p>
        <p className="sk-soft">{t('error.drafts')}</p>
        <Actions>
          <Button kind="primary" onClick={() => location.reload()}>
            {t('error.reload')}
          </Button>
          <ButtonLink to="/">{t('home')}</ButtonLink>
        </Actions>
      </Panel>
    </Page>
  );
}
