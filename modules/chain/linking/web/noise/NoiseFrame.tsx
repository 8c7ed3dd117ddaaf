import type { ReactNode } from 'react';
import { Page, TabLinks } from '#platform/ui/index.ts';
import { noiseTexts } from './noise-texts.ts';

/** What both lists of noise have in common. */
export function NoiseFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = noiseTexts.useText();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ label: t('links'), to: '/verbanden' }, { label: t('title') }]}
      actions={actions}
      below={
        <TabLinks
          label={t('parts')}
          tabs={[
            { to: '/verbanden/ruis', label: t('listTab'), end: true },
            { to: '/verbanden/ruis/voorgesteld', label: t('suggestedTab') },
          ]}
        />
      }
    >
      {children}
    </Page>
  );
}
