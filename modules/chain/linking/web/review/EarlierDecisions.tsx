import { Decision as DecisionCard } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { ProposalDecision } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { listed } from './in-sentence.ts';
import { useReturned } from './use-returned.ts';

/** What was decided before about one of both, or about who they turned out to be: who, when and why. */
export function EarlierDecisions({ earlier }: { earlier: readonly ProposalDecision[] }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const returned = useReturned();
  if (earlier.length === 0) return null;
  return (
    <section aria-label={t('review.earlier')} className="sk-stack">
      {earlier.map((one) => (
        <DecisionCard
          key={one.id}
          about={t('review.earlier').toLowerCase()}
          aside={format.dateWithoutDay(one.decidedAt)}
        >
          <b>{t(`review.decision.${one.decision}`)}</b>
          {one.decision !== 'undone' && one.decision !== 'returned' && ` (${listed(one.about, t('and'))})`}
          {one.returned !== null ? `. ${returned(one.returned)}` : one.reason ? `: ${one.reason}` : '.'}{' '}
          {one.personName}
        </DecisionCard>
      ))}
    </section>
  );
}
