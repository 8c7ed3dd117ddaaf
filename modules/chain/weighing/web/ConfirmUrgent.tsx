import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, ProblemAlert, Proposal } from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { WeighingChoice } from '../model/index.ts';
import { confirmUrgent, itemQuery } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

/** An urgent weighing that one person proposed: a second one confirms it here, and with that decides. */
export function ConfirmUrgent({ itemId, label }: { itemId: string; label: string }) {
  const { t } = weighingTexts.useText();
  const refresh = useRefresh('weighing', 'signals', 'signal');
  const { data } = useQuery(itemQuery(itemId));
  const confirming = useMutation({
    mutationFn: () => confirmUrgent(itemId),
    onSuccess: () => refresh(),
  });
  if (data === undefined) return null;
  const proposer = data.votes[0];
  const given = data.data.preparation as { reason?: string };
  const choice = (proposer?.decision ?? 'dismiss') as WeighingChoice;
  return (
    <Proposal
      title={label}
      actions={
        data.abilities.confirm && (
          <Button busy={confirming.isPending} onClick={() => confirming.mutate()}>
            {t('confirm.button')}
          </Button>
        )
      }
    >
      <p>{t('confirm.text', { name: proposer?.name ?? '', decision: t(`choice.${choice}`) })}</p>
      {given.reason && (
        <p>
          {t('confirm.reason')}: {given.reason}
        </p>
      )}
      {confirming.error && <ProblemAlert problem={confirming.error} />}
    </Proposal>
  );
}
