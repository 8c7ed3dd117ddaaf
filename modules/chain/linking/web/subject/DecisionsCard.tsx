import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, Card, CardHeader, ReasonDialog, Timeline } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { ShownDecision, SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { undoDecision } from './subject-api.ts';
import { useSubjectWords } from './use-subject-words.ts';

/** The time line of a subject: every decision with who, when and why; each can be taken back. */
export function DecisionsCard({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const [undoing, setUndoing] = useState<ShownDecision | null>(null);
  const title = useDecisionTitle();
  return (
    <Card>
      <CardHeader title={t('subject.timeline')} count={subject.decisions.length} />
      {subject.decisions.length === 0 && <p className="sk-soft">{t('subject.noDecisions')}</p>}
      <Timeline
        label={t('subject.timeline')}
        show="date"
        items={subject.decisions.map((decision) => ({
          key: decision.id,
          at: decision.at,
          kind: 'decision',
          title: title(decision),
          body: <DecisionBody decision={decision} onUndo={() => setUndoing(decision)} />,
        }))}
      />
      {undoing && <UndoDialog subject={subject} decision={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  );
}

function useDecisionTitle(): (decision: ShownDecision) => string {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  return ({ kind, field, verdict }) =>
    kind === 'value-noted'
      ? t('subject.decision.value-noted', {
          field: words.field(field ?? ''),
          verdict: t(`subject.verdict.${verdict ?? 'right'}`),
        })
      : t(`subject.decision.${kind}`);
}

function DecisionBody({ decision, onUndo }: { decision: ShownDecision; onUndo: () => void }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const { undoneAt, undoneBy, undoReason, blockedBy } = decision;
  const undone =
    undoneAt === null
      ? null
      : { by: undoneBy ?? '', moment: format.dateTime(undoneAt), reason: undoReason ?? '' };
  return (
    <>
      <div>
        {decision.by}
        {decision.reason !== null && `: ${decision.reason}`}
      </div>
      {decision.moved > 0 && <div>{t('subject.movedCount', { count: decision.moved })}</div>}
      {decision.overruled.length > 0 && (
        <div>
          {t('subject.overruled', {
            what: decision.overruled.map((code) => t(`merge.conflict.${code as 'birth-date'}`)).join(' '),
          })}
        </div>
      )}
      {undone && <div>{t(undone.reason === '' ? 'subject.undoneNoReason' : 'subject.undone', undone)}</div>}
      {blockedBy && (
        <div>{t('subject.blocked', { by: blockedBy.by, moment: format.dateTime(blockedBy.at) })}</div>
      )}
      {!undone && !blockedBy && (
        <Button small onClick={onUndo}>
          {t('subject.undo')}
        </Button>
      )}
    </>
  );
}

function UndoDialog(props: { subject: SubjectPageData; decision: ShownDecision; onClose: () => void }) {
  const { subject, decision, onClose } = props;
  const { t } = linkingTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <ReasonDialog
      title={t('subject.undoTitle')}
      confirmLabel={t('subject.undo')}
      hint={t('subject.reasonHint')}
      onClose={onClose}
      onConfirm={async (reason) => {
        await undoDecision(decision, reason);
        void client.invalidateQueries({ queryKey: ['proposals'] });
        // When every mention came in by this decision, none is left: there is no page of it any more.
        if (decision.kind !== 'split' && decision.moved === subject.mentions.length) {
          await navigate('/subjecten');
          // A page that is still leaving would ask for it once more.
          client.removeQueries({ queryKey: ['subjects', 'one', subject.id], type: 'inactive' });
          void client.invalidateQueries({ queryKey: ['subjects', 'list'] });
        } else await client.invalidateQueries({ queryKey: ['subjects'] });
        onClose();
      }}
    >
      <p>{t('subject.undoText')}</p>
    </ReasonDialog>
  );
}
