import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Actions, Card, Loading, Page, ProblemPage } from '#platform/ui/index.ts';
import { DisclosureDetail } from './DisclosureDetail.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { disclosureQuery } from './disclosures-api.ts';
import { useDisclosureWork } from './use-disclosure-work.tsx';

/** One giving by itself: where a notice leads. */
export function DisclosurePage() {
  const { id = '' } = useParams();
  const { t } = disclosureTexts.useText();
  const { data, error, refetch } = useQuery(disclosureQuery(id));
  const work = useDisclosureWork();
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const disclosure = data.data;
  const names = { giver: disclosure.giver.name, recipient: disclosure.recipient.name };
  return (
    <Page
      title={t('register.pageTitle', names)}
      crumbs={
        disclosure.caseId === null
          ? [{ label: t('register.title') }]
          : [
              {
                label: disclosure.caseReference ?? t('register.case'),
                to: `/casussen/${disclosure.caseId}/verstrekkingen`,
              },
              { label: t('register.title') },
            ]
      }
      actions={<Actions>{work.buttonsOf(disclosure)}</Actions>}
    >
      <Card>
        <DisclosureDetail disclosure={disclosure} onConfirm={work.confirm} />
      </Card>
      {work.dialog}
    </Page>
  );
}

export { DisclosurePage as Page };
