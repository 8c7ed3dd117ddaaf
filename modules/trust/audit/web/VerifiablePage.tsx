import { Page, Stack } from '#platform/ui/index.ts';
import { useSession } from '#platform/web/index.ts';
import { AutoWitnessCard } from './AutoWitnessCard.tsx';
import { auditTexts } from './audit-texts.ts';
import { ExportCard, VerifyYourselfCard } from './ExportCard.tsx';
import { StatusCard } from './StatusCard.tsx';

/** Whether the log can be verified, by whom it was, and how anybody does it again. */
export function VerifiablePage() {
  const { t } = auditTexts.useText();
  const session = useSession();
  return (
    <Page
      title={t('verify.title')}
      lead={`${session.organisation.name} · ${t('verify.lead')}`}
      crumbs={[{ label: t('privacy'), to: '/zorgvuldigheid' }, { label: t('verify.title') }]}
    >
      <Stack>
        <StatusCard />
        <VerifyYourselfCard />
        <ExportCard />
        <AutoWitnessCard />
      </Stack>
    </Page>
  );
}

export { VerifiablePage as Page };
