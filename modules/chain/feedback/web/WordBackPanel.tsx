import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Decision,
  Dialog,
  Empty,
  Form,
  Loading,
  ProblemAlert,
  Stack,
  Story,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { ENDED_STATES } from '../model/codes.ts';
import type { FeedbackView } from '../model/index.ts';
import { closeSignal, type FeedbackList, feedbacksQuery } from './feedback-api.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { WordBackForm } from './WordBackForm.tsx';

const ENDED: readonly string[] = ENDED_STATES;

/** On the page of a signal: what the reporter was told, or why not; and closing when that is done. */
export function WordBackPanel({ signal }: { signal: { id: string } }) {
  const signalId = signal.id;
  const { t } = feedbackTexts.useText();
  const { data, error, refetch } = useQuery(feedbacksQuery(signalId));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Card>
      <CardHeader title={t('title')} />
      <Stack>
        {data.data.length === 0 && <Empty title={t('none')} />}
        {data.data.map((feedback) => (
          <Given key={feedback.id} feedback={feedback} />
        ))}
        <PanelActions signalId={signalId} list={data} />
      </Stack>
    </Card>
  );
}

function Given({ feedback }: { feedback: FeedbackView }) {
  const { t } = feedbackTexts.useText();
  const format = useFormat();
  const read = feedback.readAt === null ? t('unread') : t('readAt', { date: format.date(feedback.readAt) });
  const rule = feedback.ruleCodes.length === 0 ? [] : [t('rule', { rule: feedback.ruleCodes.join(', ') })];
  return (
    <Decision
      about={t(`kind.${feedback.kind}`)}
      aside={format.date(feedback.givenAt)}
      by={[feedback.givenByName, ...rule, ...(feedback.channel === 'product' ? [read] : [])].join(' · ')}
    >
      {feedback.noneReason === null ? (
        <Story>{feedback.text}</Story>
      ) : (
        <p>
          {[t(`noneReason.${feedback.noneReason}`), feedback.noneNote]
            .filter((text) => text !== '')
            .join('. ')}
        </p>
      )}
    </Decision>
  );
}

function PanelActions({ signalId, list }: { signalId: string; list: FeedbackList }) {
  const { t } = feedbackTexts.useText();
  const [open, setOpen] = useState<'give' | 'close' | null>(null);
  const last = list.data.at(-1);
  const done = () => setOpen(null);
  return (
    <>
      <Actions>
        {list.abilities.give && (
          <Button kind={ENDED.includes(list.state) ? 'primary' : 'secondary'} onClick={() => setOpen('give')}>
            {ENDED.includes(list.state) ? t('give') : t('giveUpdate')}
          </Button>
        )}
        {list.abilities.close && (
          <Button kind="primary" onClick={() => setOpen('close')}>
            {t('close')}
          </Button>
        )}
      </Actions>
      <Dialog open={open === 'give'} title={t('title')} onClose={done} wide>
        <WordBackForm signalId={signalId} onDone={done} />
      </Dialog>
      <Dialog open={open === 'close'} title={t('closeTitle')} onClose={done}>
        <CloseForm
          signalId={signalId}
          version={list.version}
          reason={last?.channel === 'none' ? t('closeReasonNone') : t('closeReasonValue')}
          onDone={done}
        />
      </Dialog>
    </>
  );
}

type CloseProps = { signalId: string; version: number; reason: string; onDone: () => void };

function CloseForm({ signalId, version, reason, onDone }: CloseProps) {
  const { t } = feedbackTexts.useText();
  const refresh = useRefresh('feedback', 'signals', 'signal');
  const [value, setValue] = useState({ reason });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await closeSignal(signalId, version, current.reason);
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('closeTitle')}>
      <TextField label={t('closeReason')} {...form.field('reason')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('close')}
      </Button>
    </Form>
  );
}
