import { ConflictDialog } from '#platform/ui/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import type { Proposal } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import type { useDecide } from './use-decide.ts';

type ReviewConflictProps = Pick<ReturnType<typeof useDecide>, 'conflict' | 'overruling' | 'takeTheirs'>;

/** Two people decided at the same time: both decisions side by side. */
export function ReviewConflict({ conflict, overruling, takeTheirs }: ReviewConflictProps) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const { person } = useSession();
  const fields = [
    {
      key: 'decision',
      label: t('review.conflict.decision'),
      show: ({ state }: Proposal) => t(`state.${state}`),
    },
    {
      key: 'reason',
      label: t('review.conflict.reason'),
      show: ({ decisionReason }: Proposal) => decisionReason || '–',
    },
    {
      key: 'by',
      label: t('review.conflict.by'),
      show: ({ decidedBy }: Proposal) => decidedBy ?? person.name,
    },
    {
      key: 'when',
      label: t('review.conflict.when'),
      show: ({ decidedAt }: Proposal) =>
        decidedAt === null ? t('review.conflict.you') : format.dateTime(decidedAt),
    },
  ];
  return (
    <ConflictDialog
      conflict={conflict}
      fields={fields}
      onKeepMine={(mine, current) => overruling.mutate({ mine, current })}
      onTakeTheirs={takeTheirs}
    />
  );
}
