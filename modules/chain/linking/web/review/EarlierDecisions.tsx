import { IconRubberStamp } from '@tabler/icons-react';
import { listed } from '#platform/kit/index.ts';
import { Glyph } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { ProposalDecision } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useReturned } from './use-returned.ts';

/** What was decided before about one of both, or about who they turned out to be: who, when and why. */
export function EarlierDecisions({ earlier }: { earlier: readonly ProposalDecision[] }) {
  const { t } = linkingTexts.useText();
  if (earlier.length === 0) return null;
  return (
    <section aria-label={t('review.earlier')} className="sk-kind sk-decision">
      <h2 className="sk-kind__head review-earlier__head">
        <Glyph icon={IconRubberStamp} /> <span className="sk-decision__word">{t('review.earlier')}</span>
      </h2>
      <ul className="sk-kind__body review-earlier">
        {earlier.map((one) => (
          <Earlier key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Earlier({ one }: { one: ProposalDecision }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const returned = useReturned();
  const decided = one.decision !== 'undone' && one.decision !== 'returned';
  const why = one.returned === null ? one.reason : returned(one.returned);
  return (
    <li>
      <span className="review-earlier__when">{format.dateWithoutDay(one.decidedAt)}</span>
      <p>
        <b>{t(`review.decision.${one.decision}`)}</b>
        {decided && ` (${listed(one.about, t('and'))})`}
        {why ? `: ${why}` : '.'} <span className="review-earlier__who">{one.personName}</span>
      </p>
    </li>
  );
}
