import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Dialog, Form, RadioGroup, TextAreaField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import type { Signal } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { askReporter, assignSignal, possibleHoldersQuery, withdrawSignal } from '../signals-api.ts';

type Props = { signal: Signal; onClose: () => void };

type WordsProps = Props & {
  title: string;
  lead: string;
  label: string;
  sendLabel: string;
  pointer: string;
  send: (text: string) => Promise<unknown>;
};

/** A step that asks for words: a question, or a reason. */
function WordsDialog({ title, lead, label, sendLabel, pointer, send, onClose }: WordsProps) {
  const client = useQueryClient();
  const [value, setValue] = useState({ text: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ text }) => (text.trim() === '' ? [{ pointer, code: 'required' }] : []),
    submit: async ({ text }) => {
      await send(text);
      onClose();
      await client.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        <p>{lead}</p>
        <TextAreaField
          label={label}
          id={form.idAt(pointer)}
          error={form.errorAt(pointer)}
          value={value.text}
          onValueChange={(text) => form.set('text', text)}
        />
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {sendLabel}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}

export function AskDialog({ signal, onClose }: Props) {
  const { t } = signalTexts.useText();
  return (
    <WordsDialog
      signal={signal}
      onClose={onClose}
      title={t('signal.askTitle')}
      lead={t('signal.askText')}
      label={t('signal.askLabel')}
      sendLabel={t('signal.askSend')}
      pointer="/question"
      send={(question) => askReporter(signal.id, { expectedVersion: signal.version, question })}
    />
  );
}

export function WithdrawDialog({ signal, onClose }: Props) {
  const { t } = signalTexts.useText();
  return (
    <WordsDialog
      signal={signal}
      onClose={onClose}
      title={t('signal.withdrawTitle')}
      lead={t('signal.withdrawText')}
      label={t('signal.withdrawReason')}
      sendLabel={t('signal.withdraw')}
      pointer="/reason"
      send={(reason) => withdrawSignal(signal.id, { expectedVersion: signal.version, reason })}
    />
  );
}

export function AssignDialog({ signal, onClose }: Props) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const holders = useQuery(possibleHoldersQuery(signal.id));
  const [value, setValue] = useState({ personId: signal.holder?.id ?? '' });
  const form = useForm({
    value,
    setValue,
    submit: async ({ personId }) => {
      await assignSignal(signal.id, {
        expectedVersion: signal.version,
        personId: personId === '' ? null : personId,
      });
      onClose();
      await client.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  return (
    <Dialog open title={t('signal.assignTitle')} onClose={onClose}>
      <Form form={form} label={t('signal.assignTitle')}>
        <RadioGroup
          legend={t('signal.assignTo')}
          {...form.field('personId')}
          choices={[
            { value: '', label: t('queue.nobody') },
            ...(holders.data ?? []).map((person) => ({ value: person.id, label: person.name })),
          ]}
        />
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {t('signal.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
