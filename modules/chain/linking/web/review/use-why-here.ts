import { useFormat } from '#platform/web/index.ts';
import type { QueuedProposal } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

const LOOKING = { 'near-certain': 'glance', strong: 'doubt', likely: 'doubt', possible: 'weak' } as const;

/** Why a proposal stands where it stands in the queue, in words. */
export function useWhyHere(): (proposal: QueuedProposal) => string {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  return ({ strength, benefit }) =>
    [
      benefit.urgent && t('queue.why.urgent'),
      benefit.termNear && t('queue.why.term', { date: format.dateWithoutDay(benefit.termOn) }),
      t(`queue.why.${LOOKING[strength]}`),
      benefit.inCase && t('queue.why.inCase'),
      benefit.connects > 0 && t('queue.why.connects', { count: benefit.connects }),
      benefit.waitingDays > 0 && t('queue.why.waiting', { count: benefit.waitingDays }),
    ]
      .filter((part) => part !== false)
      .join(', ');
}
