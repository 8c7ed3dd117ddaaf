import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  ProblemAlert,
  Proposal,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import type { DisclosureApproval } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { type ApprovalRequest, approvalsQuery, askApproval, decideApproval } from './disclosures-api.ts';

/** The answer that fits what is about to be given: same receiver, no category more, not used yet. */
export function fittingApproval(
  approvals: readonly DisclosureApproval[] | undefined,
  recipientId: string,
  categories: readonly string[],
): DisclosureApproval | undefined {
  return approvals?.find(
    (approval) =>
      !approval.used &&
      approval.recipient.id === recipientId &&
      categories.every((category) => approval.categories.some(({ code }) => code === category)) &&
      approval.decision !== 'refused',
  );
}

/** In the condition "vier ogen": ask someone, or see what was answered. */
export function AskFourEyes({
  request,
  approval,
}: {
  request: Omit<ApprovalRequest, 'reason'>;
  approval: DisclosureApproval | undefined;
}) {
  const { t } = disclosureTexts.useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const asking = useMutation({
    mutationFn: () => askApproval({ ...request, reason }),
    onSettled: () => client.invalidateQueries({ queryKey: ['disclosure-approvals'] }),
  });
  if (approval?.decision === 'approved')
    return <p className="sk-soft">{t('fourEyes.approved', { name: approval.decidedByName ?? '' })}</p>;
  if (approval !== undefined) {
    return (
      <Stack>
        <p className="sk-soft">{t('fourEyes.asked')}</p>
        <Actions>
          {' '}
          <Button small onClick={() => void client.invalidateQueries({ queryKey: ['disclosure-approvals'] })}>
            {t('fourEyes.again')}
          </Button>
        </Actions>
      </Stack>
    );
  }
  return (
    <Stack>
      {asking.error && <ProblemAlert problem={asking.error} />}
      <TextField label={t('fourEyes.reason')} value={reason} onValueChange={setReason} />
      <Actions>
        {' '}
        <Button
          small
          busy={asking.isPending}
          disabled={reason.trim().length < 10}
          onClick={() => asking.mutate()}
        >
          {t('fourEyes.ask')}
        </Button>
      </Actions>
    </Stack>
  );
}

/** On a case: requests for a second pair of eyes that wait. */
export function WaitingApprovals({ caseId }: { caseId: string }) {
  const { t } = disclosureTexts.useText();
  const client = useQueryClient();
  const { data } = useQuery(approvalsQuery(caseId));
  const deciding = useMutation({
    mutationFn: (given: { approval: DisclosureApproval; decision: 'approved' | 'refused' }) =>
      decideApproval(given.approval.id, given.decision, given.approval.version),
    onSettled: () => client.invalidateQueries({ queryKey: ['disclosure-approvals'] }),
  });
  const waiting = data?.data.filter((approval) => approval.decision === null) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('fourEyes.title')} count={waiting.length} />
      <Stack>
        {deciding.error && <ProblemAlert problem={deciding.error} />}
        {waiting.map((approval) => (
          <Proposal
            key={approval.id}
            title={t('fourEyes.askedBy', { name: approval.askedByName, recipient: approval.recipient.name })}
            because={approval.reason}
            actions={
              approval.abilities.decide && (
                <Actions>
                  <Button
                    small
                    busy={deciding.isPending}
                    onClick={() => deciding.mutate({ approval, decision: 'approved' })}
                  >
                    {t('fourEyes.approve')}
                  </Button>
                  <Button
                    small
                    kind="tertiary"
                    busy={deciding.isPending}
                    onClick={() => deciding.mutate({ approval, decision: 'refused' })}
                  >
                    {t('fourEyes.refuse')}
                  </Button>
                </Actions>
              )
            }
          >
            <p>{approval.categories.map((category) => category.title).join(', ')}</p>
            {!approval.abilities.decide && <p className="sk-soft">{t('fourEyes.own')}</p>}
          </Proposal>
        ))}
      </Stack>
    </Card>
  );
}
