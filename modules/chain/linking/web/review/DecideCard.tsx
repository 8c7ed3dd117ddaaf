import { IconArrowBackUp, IconCheck, IconClock, IconRefresh, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Card, CardHeader, DateField, Glyph, TextAreaField } from '#platform/ui/index.ts';
import type { Proposal } from '../../model/index.ts';
import type { Decision, DecisionGiven } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useReviewKeys } from './use-review-keys.ts';

const REASON = 'review-reason';

type DecideCardProps = { proposal: Proposal; busy: boolean; onDecide: (given: DecisionGiven) => void };

/** Same, not the same or later. "The same" joins facts, so it asks a reason first. */
export function DecideCard({ proposal, busy, onDecide }: DecideCardProps) {
  const { t, maybe } = linkingTexts.useText();
  const [reason, setReason] = useState('');
  const [laterUntil, setLaterUntil] = useState('');
  const [asked, setAsked] = useState(false);
  const choose = (decision: Decision) => {
    if (busy) return;
    if (decision === 'same' && reason.trim() === '') {
      setAsked(true);
      document.getElementById(REASON)?.focus();
      return;
    }
    onDecide({ decision, reason, laterUntil });
  };
  useReviewKeys({
    z: () => choose('same'),
    n: () => choose('not-the-same'),
    l: () => choose('later'),
  });
  return (
    <Card>
      <CardHeader title={t('review.decide')} />
      <div className="review-decide">
        <TextAreaField
          id={REASON}
          rows={3}
          label={t('review.reason')}
          hint={t('review.reasonHint')}
          error={asked && reason.trim() === '' ? t('review.reasonNeeded') : undefined}
          value={reason}
          onValueChange={setReason}
        />
        <Button kind="primary" wide icon={IconCheck} keyHint="Z" busy={busy} onClick={() => choose('same')}>
          {maybe(`review.same-${proposal.kind}`) ?? t('review.same')}
        </Button>
        <Button wide icon={IconX} keyHint="N" busy={busy} onClick={() => choose('not-the-same')}>
          {t('review.notTheSame')}
        </Button>
        <Button kind="tertiary" wide icon={IconClock} keyHint="L" busy={busy} onClick={() => choose('later')}>
          {t('review.later')}
        </Button>
        <DateField
          label={t('review.laterUntil')}
          hint={t('review.laterUntilHint')}
          optional
          value={laterUntil}
          onValueChange={setLaterUntil}
        />
        <ul className="review-decide__follows">
          <li>
            <Glyph icon={IconArrowBackUp} />
            <span>{t('review.undoAlways')}</span>
          </li>
          <li>
            <Glyph icon={IconRefresh} />
            <span>{t('review.returnsOnFacts')}</span>
          </li>
        </ul>
      </div>
    </Card>
  );
}
