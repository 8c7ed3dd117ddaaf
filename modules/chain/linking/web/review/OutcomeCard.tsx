import { IconCircleDashed } from '@tabler/icons-react';
import { listed } from '#platform/kit/index.ts';
import { Glyph } from '#platform/ui/index.ts';
import { likelihoodOf, type Proposal, type Weighed } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useReasons } from '../use-reasons.ts';
import { useReturned } from './use-returned.ts';

function useCounts(weighed: Weighed): string {
  const { t } = linkingTexts.useText();
  const numbers = t('outcome.numbers').split('|');
  const told = weighed.fields.filter(({ field }) => field !== 'roles');
  const part = (key: 'outcome.for' | 'outcome.against' | 'outcome.missing', count: number) =>
    t(key, { count, number: numbers[count] ?? String(count) });
  const parts = [
    part('outcome.for', told.filter(({ points }) => points > 0).length),
    part('outcome.against', told.filter(({ points }) => points < 0).length),
    part('outcome.missing', told.filter(({ sign }) => sign === '?').length),
    ...(told.length < weighed.fields.length ? [t('outcome.roles')] : []),
  ];
  const sentence = listed(parts, t('and'));
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** What the program suggests, in one line, and on how much it rests. Dashed: it counts nowhere until a person decides. */
export function OutcomeCard({ proposal, weighed }: { proposal: Proposal; weighed: Weighed }) {
  const { t, maybe } = linkingTexts.useText();
  const counts = useCounts(weighed);
  const returned = useReturned();
  const { noise } = useReasons()(proposal);
  const what = maybe(`outcome.what-${proposal.kind}`) ?? t('outcome.what');
  return (
    <div className="sk-kind sk-proposal">
      <div className="sk-kind__head">
        <Glyph icon={IconCircleDashed} /> {t('outcome.title')}
      </div>
      <h2 className="review-outcome">{t(`outcome.${likelihoodOf(weighed.points)}`, { what })}</h2>
      <div className="sk-kind__body">{counts}</div>
      {noise !== '' && <p className="review-returned">{noise}</p>}
      {proposal.state === 'open' && proposal.returned !== null && (
        <p className="review-returned">
          <b>{returned(proposal.returned)}</b>
        </p>
      )}
    </div>
  );
}
