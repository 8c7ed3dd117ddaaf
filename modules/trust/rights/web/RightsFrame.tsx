import type { ReactNode } from 'react';
import { ButtonLink, Page, TabLinks } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { rightsTexts } from './rights-texts.ts';

/** The lists: requests at the own contact point, and the own part of requests wherever they came in. */
export function RightsFrame({ children }: { children: ReactNode }) {
  const { t } = rightsTexts.useText();
  const session = useSession();
  const handles = mayEnter(session, ['privacy-officer', 'request-handler']);
  return (
    <Page
      title={t('title')}
      lead={`${session.organisation.name} · ${t('lead')}`}
      actions={
        handles && (
          <ButtonLink kind="primary" to="/verzoeken/nieuw">
            {t('new.open')}
          </ButtonLink>
        )
      }
      below={
        <TabLinks
          label={t('tab.label')}
          tabs={[
            { to: '/verzoeken', label: t('tab.requests'), end: true },
            { to: '/verzoeken/delen', label: t('tab.parts') },
            { to: '/verzoeken/berichten', label: t('tab.notices') },
          ]}
        />
      }
    >
      {children}
    </Page>
  );
}
