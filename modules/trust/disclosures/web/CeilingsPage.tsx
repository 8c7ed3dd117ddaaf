import { Page, Stack } from '#platform/ui/index.ts';
import { useSession } from '#platform/web/index.ts';
import { CeilingsCard } from './CeilingsCard.tsx';
import { disclosureTexts } from './disclosure-texts.ts';

/** The administrator's page: what at most goes to each partner. */
export function CeilingsPage() {
  const { t } = disclosureTexts.useText();
  const session = useSession();
  return (
    <Page title={t('ceiling.title')} lead={session.organisation.name}>
      <Stack>
        <CeilingsCard />
      </Stack>
    </Page>
  );
}

export { CeilingsPage as Page };
