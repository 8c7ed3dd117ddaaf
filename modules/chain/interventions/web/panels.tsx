import { useQuery } from '@tanstack/react-query';
import { Alert, Stack } from '#platform/ui/index.ts';
import { BarriersPanel } from './BarriersPanel.tsx';
import { interventionTexts } from './intervention-texts.ts';
import { type Ground, outcomeQuery } from './interventions-api.ts';
import { OutcomePanel } from './OutcomePanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';

type CaseProps = { file: { id: string } };

/** Tabs on the page of a case. */
export const CasePlanPanel = ({ file }: CaseProps) => <PlanPanel ground={{ kind: 'case', id: file.id }} />;
export const CaseBarriersPanel = ({ file }: CaseProps) => (
  <BarriersPanel ground={{ kind: 'case', id: file.id }} />
);
export const CaseOutcomePanel = ({ file }: CaseProps) => (
  <OutcomePanel ground={{ kind: 'case', id: file.id }} />
);

/** For the page of a signal that the municipality takes up itself. */
export function FollowUpPanel({ signal }: { signal: { id: string } }) {
  const { t } = interventionTexts.useText();
  const ground = { kind: 'signal', id: signal.id } as const;
  return (
    <Stack>
      <Alert title={t('followUp.title')}>{t('followUp.text')}</Alert>
      <Work ground={ground} />
    </Stack>
  );
}

/** What an own follow-up did and brought stays on the page of its signal; of a case it stands in the case. */
export function FollowedUpPanel({ signal }: { signal: { id: string } }) {
  const ground = { kind: 'signal', id: signal.id } as const;
  const { data } = useQuery(outcomeQuery(ground));
  if (data === undefined || data.data === null) return null;
  return (
    <Stack>
      <Work ground={ground} />
    </Stack>
  );
}

const Work = ({ ground }: { ground: Ground }) => (
  <>
    <PlanPanel ground={ground} />
    <BarriersPanel ground={ground} />
    <OutcomePanel ground={ground} />
  </>
);
