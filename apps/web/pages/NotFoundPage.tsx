import { ButtonLink } from '#platform/ui/layout/Button.tsx';
import { Panel } from '#platform/ui/layout/Card.tsx';
import { Page } from '#platform/ui/layout/Page.tsx';
import { shellTexts } from '../shell-texts.ts';

/** No such page; also what one sees of a record that is not theirs. */
export function NotFoundPage() {
  const { t } = shellTexts.useText();
  return (
    <Page title={t('notFound.title')}>
      <Panel>
        <p>{t('notFound.text')}</p>
        <ul>
          <li>{t('notFound.address')}</li>
          <li>{t('notFound.purpose')}</li>
          <li>{t('notFound.named')}</li>
        </ul>
        <ButtonLink to="/">{t('home')}</ButtonLink>
      </Panel>
    </Page>
  );
}
