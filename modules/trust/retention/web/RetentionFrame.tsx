import type { ReactNode } from 'react';
import { Page, TabLinks } from '#platform/ui/index.ts';
import { retentionTexts } from './retention-texts.ts';

/** The pages about keeping and destroying. */
export function RetentionFrame({ children }: { children: ReactNode }) {
  const { t } = retentionTexts.useText();
  const tabs = [
    { to: '/bewaren', label: t('tab.terms'), end: true },
    { to: '/bewaren/lijsten', label: t('tab.lists') },
    { to: '/bewaren/plichten', label: t('tab.holds') },
    { to: '/bewaren/regels', label: t('tab.rules') },
  ];
  return (
    <Page title={t('title')} lead={t('lead')} below={<TabLinks label={t('tab.label')} tabs={tabs} />}>
      {children}
    </Page>
  );
}
