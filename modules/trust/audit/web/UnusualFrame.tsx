import type { ReactNode } from 'react';
import { Page, Stack, TabLinks } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { auditTexts } from './audit-texts.ts';

/** The pages about unusual looking. */
export function UnusualFrame({ children }: { children: ReactNode }) {
  const { t } = auditTexts.useText();
  const session = useSession();
  const tabs = [
    { to: '/zorgvuldigheid/opvallend', label: t('unusual.signals'), end: true },
    { to: '/zorgvuldigheid/opvallend/regels', label: t('unusual.rules') },
    ...(mayEnter(session, ['privacy-officer'])
      ? [{ to: '/zorgvuldigheid/opvallend/lijst', label: t('unusual.list') }]
      : []),
  ];
  return (
    <Page
      title={t('unusual.title')}
      lead={`${session.organisation.name} · ${t('unusual.lead')}`}
      crumbs={[{ label: t('privacy'), to: '/zorgvuldigheid' }, { label: t('unusual.title') }]}
      below={<TabLinks label={t('unusual.tabs')} tabs={tabs} />}
    >
      <Stack>{children}</Stack>
    </Page>
  );
}
