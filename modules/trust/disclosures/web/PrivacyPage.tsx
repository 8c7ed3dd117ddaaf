import { useParams } from 'react-router';
import { Page, Stack, TabLinks, Why } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { OwnRulesCard, QuestionsTab } from '../../rules/web/index.ts';
import { CeilingsCard } from './CeilingsCard.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { LooksTab } from './LooksTab.tsx';
import { RegisterTab } from './RegisterTab.tsx';
import { RulesTab } from './RulesTab.tsx';

/** Who looked, what went where, and which rules the organisation confirmed. */
export function PrivacyPage() {
  const { part } = useParams();
  const { t } = disclosureTexts.useText();
  const session = useSession();
  const officer = mayEnter(session, ['privacy-officer', 'fg']);
  const tabs = [
    { to: '/zorgvuldigheid', label: t('privacy.looks'), end: true },
    ...(officer
      ? [
          { to: '/zorgvuldigheid/verstrekkingen', label: t('register.title') },
          { to: '/zorgvuldigheid/regels', label: t('privacy.rules'), end: true },
          { to: '/zorgvuldigheid/plafonds', label: t('ceiling.tab') },
          { to: '/zorgvuldigheid/proefvragen', label: t('privacy.questions') },
          { to: '/zorgvuldigheid/noodinzage', label: t('privacy.emergency') },
          { to: '/zorgvuldigheid/opvallend', label: t('privacy.unusual') },
        ]
      : []),
    { to: '/zorgvuldigheid/controleerbaarheid', label: t('privacy.verifiable') },
    { to: '/zorgvuldigheid/registers', label: t('privacy.registers') },
  ];
  return (
    <Page
      title={t('privacy.title')}
      lead={`${session.organisation.name} · ${t('privacy.lead')}`}
      below={<TabLinks label={t('privacy.tabs')} tabs={tabs} />}
    >
      <Stack>
        {part === 'verstrekkingen' && officer && <RegisterTab />}
        {part === 'regels' && officer && (
          <>
            <OwnRulesCard />
            <RulesTab />
          </>
        )}
        {part === 'plafonds' && officer && <CeilingsCard />}
        {part === 'proefvragen' && officer && <QuestionsTab />}
        {part === undefined && <LooksTab />}
        <Why>{t('privacy.why')}</Why>
      </Stack>
    </Page>
  );
}

export { PrivacyPage as Page };
