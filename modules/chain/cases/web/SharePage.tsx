import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import {
  AskFourEyes,
  approvalsQuery,
  fittingApproval,
  GivePanel,
  useGiving,
} from '#modules/trust/disclosures/web/index.ts';
import { Button, Loading, Page, ProblemAlert } from '#platform/ui/index.ts';
import { caseTexts } from './case-texts.ts';
import { caseQuery, share, shareOutlookQuery } from './cases-api.ts';
import { useFieldWords } from './use-words.ts';

const NOTHING: never[] = [];

/** The host shares with one participant: rule on top, data left, conditions right, what never goes below. */
export function SharePage() {
  const { id = '', organisationId = '' } = useParams();
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const file = useQuery(caseQuery(id));
  const found = useQuery(shareOutlookQuery(id, organisationId));
  const approvals = useQuery(approvalsQuery(id));
  const items = found.data?.data.items ?? NOTHING;
  const outlook = found.data?.data.outlook;
  const words = useFieldWords(items);
  const giving = useGiving(outlook, items, {
    fourEyes: (categories) =>
      fittingApproval(approvals.data?.data, organisationId, categories)?.decision === 'approved',
  });
  const approval = fittingApproval(approvals.data?.data, organisationId, giving.categories);
  const sharing = useMutation({
    mutationFn: () =>
      share(id, {
        organisationId,
        fields: giving.fieldsToSend,
        proofs: giving.proofs,
        ...(approval?.decision === 'approved' ? { approvalId: approval.id } : {}),
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      void navigate(`/casussen/${id}/inbreng`);
    },
  });
  const problem = file.error ?? found.error;
  if (problem) return <ProblemAlert problem={problem} onRetry={() => void found.refetch()} />;
  if (outlook === undefined || file.data === undefined) return <Loading />;
  const ask = {
    purposeCode: file.data.data.purposeCode,
    recordKind: 'case',
    recordId: id,
    caseId: id,
    recipientOrganisationId: organisationId,
    categories: giving.categories,
  };
  return (
    <Page
      title={t('share.title', { name: outlook.recipient.name })}
      crumbs={[
        { label: t('title'), to: '/casussen' },
        { label: file.data.data.title, to: `/casussen/${id}` },
        { label: outlook.recipient.name },
      ]}
    >
      {sharing.error && <ProblemAlert problem={sharing.error} />}
      <GivePanel
        outlook={outlook}
        items={items}
        words={words}
        giving={giving}
        fourEyes={<AskFourEyes request={ask} approval={approval} />}
        actions={
          <Button
            kind="primary"
            disabled={!giving.ready}
            busy={sharing.isPending}
            onClick={() => sharing.mutate()}
          >
            {t('share.button')}
          </Button>
        }
      />
    </Page>
  );
}

export { SharePage as Page };
