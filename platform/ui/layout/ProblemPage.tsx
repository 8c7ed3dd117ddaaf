import { ProblemAlert } from '../feedback/Feedback.tsx';
import { uiTexts } from '../ui-texts.ts';
import { Page } from './Page.tsx';

/** In the place of a page of which the record cannot be shown: with a title and a heading, as every page has. */
export function ProblemPage({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = uiTexts.useText();
  return (
    <Page title={t('problemPage')}>
      <ProblemAlert problem={problem} {...(onRetry === undefined ? {} : { onRetry })} />
    </Page>
  );
}
