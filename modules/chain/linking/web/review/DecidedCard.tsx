import { Actions, Button, ButtonLink, Decision as DecisionCard } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Proposal } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

type DecidedCardProps = {
  proposal: Proposal;
  subjectId: string | null;
  mayUndo: boolean;
  busy: boolean;
  onUndo: () => void;
};

/** The decision that stands: by whom, when, why, what follows, and the way back. */
export function DecidedCard({ proposal, subjectId, mayUndo, busy, onUndo }: DecidedCardProps) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const { state, decidedBy, decidedAt, decisionReason, laterUntil } = proposal;
  const accepted = state === 'accepted';
  return (
    <DecisionCard
      title={t(`state.${state}`)}
      by={
        decidedAt !== null &&
        t('review.decidedBy', { name: decidedBy ?? '', moment: format.dateTime(decidedAt) })
      }
    >
      {decisionReason && <p>{decisionReason}</p>}
      {state === 'later' && (
        <p>
          {laterUntil === null
            ? t('review.laterAsk')
            : t('review.laterOn', { date: format.date(laterUntil) })}
        </p>
      )}
      {accepted && proposal.kind !== 'signal-of-case' && (
        <p>{t('review.bothNumbers', { here: proposal.here.reference, there: proposal.there.reference })}</p>
      )}
      {(mayUndo || subjectId !== null) && (
        <Actions>
          {subjectId !== null && (
            <ButtonLink small to={`/subjecten/${subjectId}`}>
              {t('review.toSubject')}
            </ButtonLink>
          )}
          {mayUndo && (
            <Button small busy={busy} onClick={onUndo}>
              {t('review.undo')}
            </Button>
          )}
          {mayUndo && accepted && proposal.case && (
            <ButtonLink small to={`/signalen/${proposal.here.signalId}/inbrengen`}>
              {t('review.bringIn')}
            </ButtonLink>
          )}
        </Actions>
      )}
    </DecisionCard>
  );
}
