import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Columns,
  Decision as DecisionCard,
  Loading,
  Page,
  ProblemAlert,
  Proposal as ProposalCard,
  TextAreaField,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Proposal } from '../model/index.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { type Decision, decide, type ProposalReply, proposalQuery, undo } from './linking-api.ts';
import { linkingTexts } from './linking-texts.ts';
import { useReasons } from './use-reasons.ts';

const KEYS: Readonly<Record<string, Decision>> = { z: 'same', n: 'not-the-same', l: 'later' };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** One key decides, but never while somebody types a reason. */
function useDecisionKeys(enabled: boolean, onDecide: (decision: Decision) => void): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const decision = KEYS[event.key.toLowerCase()];
      if (decision === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      onDecide(decision);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled, onDecide]);
}

function useQuestion(proposal: Proposal | undefined): string {
  const { t, maybe } = linkingTexts.useText();
  return (proposal && maybe(`review.question-${proposal.kind}`)) ?? t('review.question');
}

/** Two mentions side by side, field by field; a person decides. */
export function LinkReviewPage() {
  const { id = '' } = useParams();
  const { t } = linkingTexts.useText();
  const { data, error, refetch } = useQuery(proposalQuery(id));
  const question = useQuestion(data?.data);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Page
      title={question}
      crumbs={[
        { label: t('title'), to: '/verbanden' },
        { label: `${data.data.here.reference} – ${data.data.there.reference}` },
      ]}
    >
      <Columns work={<Work reply={data} />}>
        <Sides proposal={data.data} />
        <Card flush>
          <CardHeader title={t('review.fields')} />
          <ComparisonTable comparison={data.comparison} />
        </Card>
      </Columns>
    </Page>
  );
}

function Sides({ proposal }: { proposal: Proposal }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const side = (title: string, one: Proposal['here']) => (
    <Card>
      <CardHeader title={title} />
      <p>
        <TextLink to={`/signalen/${one.signalId}`}>{one.reference}</TextLink>
      </p>
      <p>{one.title}</p>
      <p className="sk-soft">{t('review.received', { moment: format.dateTime(one.receivedAt) })}</p>
    </Card>
  );
  return (
    <div className="sk-halves">
      {side(t('review.here'), proposal.here)}
      {side(t('review.there'), proposal.there)}
    </div>
  );
}

function useDecide(reply: ProposalReply) {
  const client = useQueryClient();
  const { id, version } = reply.data;
  const kept = (next: ProposalReply) => {
    client.setQueryData(proposalQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['proposals'] });
    void client.invalidateQueries({ queryKey: ['signals'] });
  };
  const deciding = useMutation({
    mutationFn: (given: { decision: Decision; reason: string }) =>
      decide(id, given.decision, given.reason, version),
    onSuccess: kept,
  });
  const undoing = useMutation({ mutationFn: () => undo(id, version), onSuccess: kept });
  return { deciding, undoing };
}

function Work({ reply }: { reply: ProposalReply }) {
  const { t } = linkingTexts.useText();
  const reasons = useReasons()(reply.data);
  const [reason, setReason] = useState('');
  const { deciding, undoing } = useDecide(reply);
  const choose = (decision: Decision) => deciding.mutate({ decision, reason });
  useDecisionKeys(reply.abilities.decide && !deciding.isPending, choose);
  const problem = deciding.error ?? undoing.error;
  return (
    <>
      <ProposalCard
        about={t(`kind.${reply.data.kind}`)}
        aside={t(`strength.${reply.data.strength}`)}
        title={t('review.why')}
        because={reasons.because}
        mind={reasons.mind === '' ? undefined : reasons.mind}
      />
      {problem && <ProblemAlert problem={problem} />}
      {reply.abilities.decide && (
        <Card>
          <CardHeader title={t('review.decide')} />
          <p className="sk-soft">{t('review.whatHappens')}</p>
          <TextAreaField label={t('review.reason')} value={reason} onValueChange={setReason} />
          <Actions>
            <Button keyHint="Z" busy={deciding.isPending} onClick={() => choose('same')}>
              {t('review.same')}
            </Button>
            <Button keyHint="N" busy={deciding.isPending} onClick={() => choose('not-the-same')}>
              {t('review.notTheSame')}
            </Button>
            <Button kind="tertiary" keyHint="L" busy={deciding.isPending} onClick={() => choose('later')}>
              {t('review.later')}
            </Button>
          </Actions>
        </Card>
      )}
      {reply.abilities.undo && (
        <Decided proposal={reply.data} onUndo={() => undoing.mutate()} busy={undoing.isPending} />
      )}
    </>
  );
}

function Decided({ proposal, onUndo, busy }: { proposal: Proposal; onUndo: () => void; busy: boolean }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  return (
    <DecisionCard
      title={t(`state.${proposal.state}`)}
      by={
        proposal.decidedAt === null
          ? undefined
          : t('review.decidedBy', {
              name: proposal.decidedBy ?? '',
              moment: format.dateTime(proposal.decidedAt),
            })
      }
    >
      {proposal.decisionReason && <p>{proposal.decisionReason}</p>}
      <Button small busy={busy} onClick={onUndo}>
        {t('review.undo')}
      </Button>
    </DecisionCard>
  );
}

export { LinkReviewPage as Page };
