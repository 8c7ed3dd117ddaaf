import { IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#platform/kit/ids.ts';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  Chip,
  Fact,
  Form,
  Stack,
  Story,
  Strip,
  TextAreaField,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat } from '#platform/web/index.ts';
import type { MySignal, SignalAddition } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { addToSignal, answerQuestion } from '../signals-api.ts';

/** One report of mine. */
export function MySignalCard({ signal }: { signal: MySignal }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const closed = signal.stage === 'done' || signal.stage === 'withdrawn';
  return (
    <Card>
      <CardHeader
        title={signal.title}
        aside={
          <Chip
            tone={signal.stage === 'question' ? 'warn' : closed ? 'plain' : 'active'}
            {...(signal.stage === 'question' && { icon: IconMessageQuestion })}
          >
            {t(`stage.${signal.stage}`)}
          </Chip>
        }
      />
      <Stack>
        <Strip
          items={[
            {
              label: t('mine.reference'),
              value: <TextLink to={`/signalen/${signal.id}`}>{signal.reference}</TextLink>,
            },
            { label: t('mine.when'), value: format.dateTime(signal.receivedAt) },
            {
              label: t('mine.wordBack'),
              value: signal.wordBack === null ? t('mine.noWordBack') : format.date(signal.wordBack.givenAt),
            },
          ]}
        />
        {signal.wordBack !== null && <Story>{signal.wordBack.text}</Story>}
        {signal.question !== null && <Question signal={signal} question={signal.question} />}
        <Additions additions={signal.additions} />
        {!closed && signal.question === null && <AddTo id={signal.id} reference={signal.reference} />}
      </Stack>
    </Card>
  );
}

function Question({ signal, question }: { signal: MySignal; question: string }) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({ text: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ text }) => (text.trim() === '' ? [{ pointer: '/text', code: 'required' }] : []),
    submit: async ({ text }) => {
      await answerQuestion(signal.id, text);
      await client.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  return (
    <Form form={form} label={t('mine.question')}>
      <Alert tone="warn" title={t('mine.question')}>
        {question}
      </Alert>
      <TextAreaField label={t('mine.answer')} rows={3} {...form.field('text')} />
      <div>
        <Button type="submit" busy={form.submitting}>
          {t('mine.sendAnswer')}
        </Button>
      </div>
    </Form>
  );
}

export function Additions({ additions }: { additions: readonly SignalAddition[] }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  if (additions.length === 0) return null;
  return (
    <Stack>
      {additions.map((addition) => (
        <Fact
          key={addition.id}
          about={t(`signal.additionKind.${addition.kind}`)}
          aside={t('signal.by', { name: addition.personName, date: format.dateTime(addition.createdAt) })}
        >
          {addition.text}
        </Fact>
      ))}
    </Stack>
  );
}

/** Something the reporter thought of later: it stands beside the story, which is never rewritten. */
export function AddTo({ id, reference }: { id: string; reference: string }) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState(false);
  const [value, setValue] = useState(() => ({ id: newId(), text: '' }));
  const form = useForm({
    value,
    setValue,
    check: ({ text }) => (text.trim() === '' ? [{ pointer: '/text', code: 'required' }] : []),
    submit: async (addition) => {
      await addToSignal(id, addition);
      setValue({ id: newId(), text: '' });
      setOpen(false);
      setAdded(true);
      await client.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  if (!open) {
    return (
      <div className="signal-line">
        <Button
          small
          icon={IconPlus}
          onClick={() => {
            setOpen(true);
            setAdded(false);
          }}
        >
          {t('mine.addition')} <span className="sk-hidden">{reference}</span>
        </Button>
        <span role="status">{added && t('mine.added', { reference })}</span>
      </div>
    );
  }
  return (
    <Form form={form} label={t('mine.addition')}>
      <TextAreaField label={t('mine.additionLabel')} rows={3} {...form.field('text')} />
      <div>
        <Button type="submit" busy={form.submitting}>
          {t('mine.sendAddition')}
        </Button>
      </div>
    </Form>
  );
}
