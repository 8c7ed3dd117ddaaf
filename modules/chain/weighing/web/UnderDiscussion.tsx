import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Decision,
  Fact,
  Form,
  Loading,
  ProblemAlert,
  Proposal,
  Stack,
  Story,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { DecisionFields, QuestionFields } from './DecisionFields.tsx';
import { FindingsCard } from './FindingsCard.tsx';
import { useTablePanels } from './panels.ts';
import {
  basisKey,
  type DecisionValue,
  emptyDecision,
  type ItemReply,
  itemQuery,
  recordDecision,
  savePreparation,
  takeOff,
} from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

type Props = { itemId: string; onDecision: (decision: DecisionValue['decision']) => void };

/** The signal under discussion: facts, proposals and earlier decisions side by side; the four questions; the decision. */
export function UnderDiscussion({ itemId, onDecision }: Props) {
  const panels = useTablePanels();
  const { data, error, refetch } = useQuery(itemQuery(itemId));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { signal } = data;
  return (
    <div className="sk-stack">
      <Kinds reply={data} />
      {signal !== null &&
        panels.map(({ key, Panel }) => (
          <Suspense key={key} fallback={<Loading />}>
            <Panel signal={signal} />
          </Suspense>
        ))}
      {data.data.round === 'second' && data.data.state === 'open' && (
        <FindingsCard signalId={data.data.signalId} />
      )}
      {data.data.state === 'open' && <Treat key={itemId} reply={data} onDecision={onDecision} />}
    </div>
  );
}

function Kinds({ reply }: { reply: ItemReply }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const { signal, context } = reply;
  return (
    <Card>
      <CardHeader
        title={reply.data.title}
        aside={
          signal ? (
            <TextLink to={`/signalen/${signal.id}`}>{reply.data.reference}</TextLink>
          ) : (
            reply.data.reference
          )
        }
      />
      {reply.withheld.length > 0 && <Alert title={t('withheld')} />}
      <div className="weighing__triple">
        <Fact about={t('facts')}>
          {signal && <Story>{signal.narrative}</Story>}
          {signal && signal.mentions.length > 0 && (
            <p className="sk-soft">
              {t('mentions')}:{' '}
              {signal.mentions
                .map((mention) => mention.name ?? mention.plate ?? mention.phone ?? '')
                .filter((name) => name !== '')
                .join(', ')}
            </p>
          )}
        </Fact>
        <Proposal title={t('proposals')} mind={context.proposals.length > 0 ? t('proposalsNote') : undefined}>
          {context.proposals.length === 0 && <p>{t('noProposals')}</p>}
          <ul>
            {context.proposals.map((proposal) => (
              <li key={proposal.id}>
                {t('proposalLine', {
                  label: proposal.label ?? reply.data.reference,
                  reference: proposal.otherReference,
                })}
              </li>
            ))}
          </ul>
        </Proposal>
        <Decision title={t('earlier')}>
          {context.earlier.length === 0 && <p>{t('noEarlier')}</p>}
          <ul>
            {context.earlier.map((one) => (
              <li key={one.id}>
                {format.date(one.decidedAt)}: {one.reference}, {t(`choice.${one.decision}`)}
              </li>
            ))}
          </ul>
        </Decision>
      </div>
    </Card>
  );
}

const startFrom = (reply: ItemReply): DecisionValue =>
  emptyDecision({
    necessity: reply.data.preparation.necessity,
    proportionality: reply.data.preparation.proportionality,
    subsidiarity: reply.data.preparation.subsidiarity,
    legalBases: reply.data.preparation.legalBases.map(basisKey),
  });

function Treat({ reply, onDecision }: { reply: ItemReply; onDecision: Props['onDecision'] }) {
  const { t } = weighingTexts.useText();
  const client = useQueryClient();
  const { id, version } = reply.data;
  const [value, setValue] = useState(() => startFrom(reply));
  const change: typeof setValue = (next) =>
    setValue((before) => {
      const after = typeof next === 'function' ? next(before) : next;
      if (after.decision !== before.decision) onDecision(after.decision);
      return after;
    });
  const refresh = useRefresh('weighing', 'signals', 'signal');
  const saving = useMutation({
    mutationFn: () => savePreparation(id, value, version),
    onSuccess: (next) => client.setQueryData(itemQuery(id).queryKey, next),
  });
  const removing = useMutation({ mutationFn: () => takeOff(id), onSuccess: refresh });
  const form = useForm({
    value,
    setValue: change,
    check: (current) =>
      current.decision === '' ? [{ pointer: '/decision', code: 'required' as const }] : [],
    submit: async (current) => {
      await recordDecision(id, current, version);
      await refresh();
    },
  });
  const { abilities } = reply;
  return (
    <Form form={form} label={t('decide')}>
      <Card>
        <CardHeader title={t('questions')} aside={t('questionsNote')} />
        <Stack>
          <QuestionFields form={form} legalBases={reply.legalBases} />
          {abilities.prepare && (
            <Actions>
              <Button busy={saving.isPending} onClick={() => saving.mutate()}>
                {t('save')}
              </Button>
              {abilities.takeOff && (
                <Button kind="tertiary" busy={removing.isPending} onClick={() => removing.mutate()}>
                  {t('takeOff')}
                </Button>
              )}
            </Actions>
          )}
          {saving.isSuccess && <Alert tone="good" live title={t('saved')} />}
          {(saving.error ?? removing.error) && <ProblemAlert problem={saving.error ?? removing.error} />}
        </Stack>
      </Card>
      <Card>
        <CardHeader title={t('decide')} aside={t('decideHint')} />
        <Stack>
          <DecisionFields
            form={form}
            choices={reply.choices}
            sources={reply.sources}
            categories={reply.categories}
            withRuling={abilities.decide === true}
          />
          {abilities.decide && (
            <div>
              <Button kind="primary" type="submit" busy={form.submitting}>
                {t('record_')}
              </Button>
              <p className="sk-soft">{t('recordNote')}</p>
            </div>
          )}
        </Stack>
      </Card>
    </Form>
  );
}
