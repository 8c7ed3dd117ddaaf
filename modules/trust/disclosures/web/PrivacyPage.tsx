import { useParams } from 'react-router';
import { Page, Segmented, Stack, TabLinks, Why } from '#platform/ui/index.ts';
import { mayEnter, useSession, useUrlFilters } from '#platform/web/index.ts';
import { OwnRulesCard, QuestionsTab } from '../../rules/web/index.ts';
import { CeilingsCard } from './CeilingsCard.tsx';
import { DisclosureList } from './DisclosureList.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { LooksTab } from './LooksTab.tsx';
import { RulesTab } from './RulesTab.tsx';

const DEFAULTS = { direction: '' };

function RegisterTab() {
  const { t } = disclosureTexts.useText();
  const { filters, set } = useUrlFilters(DEFAULTS);
  return (
    <>
      <div>
        <Segmented
          label={t('register.direction')}
          value={filters.direction}
          onValueChange={(direction) => set({ direction })}
          options={[
            { value: '', label: t('register.both') },
            { value: 'given', label: t('register.out') },
            { value: 'received', label: t('register.in') },
          ]}
        />
      </div>
      <DisclosureList filters={filters.direction === '' ? {} : { direction: filters.direction }} />
    </>
  );
}

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
        ]
      : []),
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
