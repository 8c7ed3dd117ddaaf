import type { ReactNode } from 'react';
import { Page, TabLinks } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { ASKERS, LIMITS, OWNERS, STOPS, VIEWERS } from './groups.ts';
import { inquiryTexts } from './inquiry-texts.ts';

/** The pages about questions between organisations, each for who may open it. */
export function InquiryFrame({ children }: { children: ReactNode }) {
  const { t } = inquiryTexts.useText();
  const session = useSession();
  const asks = mayEnter(session, ASKERS);
  const tabs = [
    { to: '/treffervragen', label: t(asks ? 'tab.mine' : 'tab.own'), end: true, groups: VIEWERS },
    { to: '/treffervragen/van-anderen', label: t('tab.received'), end: false, groups: OWNERS },
    { to: '/treffervragen/gestopt', label: t('tab.stopped'), end: false, groups: STOPS },
    { to: '/treffervragen/grenzen', label: t('tab.limits'), end: false, groups: LIMITS },
  ].filter((tab) => mayEnter(session, tab.groups));
  return (
    <Page
      title={t('title')}
      lead={t(asks ? 'lead' : 'leadSupervisor')}
      below={<TabLinks label={t('tab.label')} tabs={tabs.map(({ groups: _, ...tab }) => tab)} />}
    >
      {children}
    </Page>
  );
}
