import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Form,
  Loading,
  ProblemAlert,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { type ApiProblem, isApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import { type Channel, NONE_REASONS, type NoneReason } from '../model/codes.ts';
import type { FindingKind, ProposalsView } from '../model/index.ts';
import { giveFeedback, proposalsQuery } from './feedback-api.ts';
import { feedbackTexts } from './feedback-texts.ts';

/** Gives word back: starts from a proposed text, shows what may not leave, or keeps why nobody is told. */
export function WordBackForm({ signalId, onDone }: { signalId: string; onDone: () => void }) {
  const { data, error, refetch } = useQuery(proposalsQuery(signalId));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  return data === undefined ? (
    <Loading />
  ) : (
    <Fields signalId={signalId} proposals={data.data} onDone={onDone} />
  );
}

type Value = { channel: string; text: string; noneReason: string; noneNote: string };

function Fields({
  signalId,
  proposals,
  onDone,
}: {
  signalId: string;
  proposals: ProposalsView;
  onDone: () => void;
}) {
  const { t } = feedbackTexts.useText();
  const refresh = useRefresh('feedback', 'signals', 'signal');
  const [value, setValue] = useState<Value>({
    channel: proposals.channels[0] ?? 'none',
    text: proposals.texts[0]?.text ?? '',
    noneReason: proposals.noneReason ?? '',
    noneNote: '',
  });
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const none = value.channel === 'none';
  const form = useForm({
    value,
    setValue,
    check: (current) =>
      current.channel === 'none' && current.noneReason === ''
        ? [{ pointer: '/noneReason', code: 'reason-missing' }]
        : [],
    submit: async (current) => {
      try {
        await giveFeedback(signalId, {
          channel: current.channel as Channel,
          text: current.channel === 'none' ? '' : current.text,
          noneNote: current.noneNote,
          ...(current.channel === 'none' ? { noneReason: current.noneReason as NoneReason } : {}),
        });
      } catch (cause) {
        setRefused(isApiProblem(cause, 'text-discloses') ? cause : null);
        throw cause;
      }
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('title')}>
      <RadioGroup
        legend={t('channel.legend')}
        choices={proposals.channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        value={value.channel}
        onValueChange={(channel) => setValue({ ...value, channel })}
      />
      {none ? (
        <NoneFields form={form} fixed={proposals.noneReason} />
      ) : (
        <TextFields form={form} proposals={proposals} refused={refused} />
      )}
      <Button kind="primary" type="submit" busy={form.submitting}>
        {none ? t('keep') : t('send')}
      </Button>
    </Form>
  );
}

type FormOf = ReturnType<typeof useForm<Value>>;

function NoneFields({ form, fixed }: { form: FormOf; fixed: NoneReason | null }) {
  const { t } = feedbackTexts.useText();
  return (
    <>
      {fixed === null ? (
        <SelectField
          label={t('noneReason.label')}
          options={NONE_REASONS.filter((reason) => reason === 'not-wanted' || reason === 'not-safe').map(
            (reason) => ({
              value: reason,
              label: t(`noneReason.${reason}`),
            }),
          )}
          {...form.field('noneReason')}
        />
      ) : (
        <Alert>{t(`noneReason.${fixed}`)}</Alert>
      )}
      <TextField label={t('noneNote')} optional maxLength={500} {...form.field('noneNote')} />
    </>
  );
}

type TextProps = { form: FormOf; proposals: ProposalsView; refused: ApiProblem | null };

function TextFields({ form, proposals, refused }: TextProps) {
  const { t } = feedbackTexts.useText();
  return (
    <>
      <p className="sk-soft">
        {form.value.channel === 'product' ? t('to', { name: proposals.reporterName ?? '' }) : t('toOutside')}
      </p>
      <Actions>
        {proposals.texts.map((proposal) => (
          <Button key={proposal.code} small onClick={() => form.set('text', proposal.text)}>
            {t('start')}: {t(proposal.code).toLowerCase()}
          </Button>
        ))}
      </Actions>
      {refused !== null && <Findings problem={refused} />}
      <TextAreaField
        label={t('text')}
        hint={t('textHint')}
        rows={12}
        maxLength={4000}
        {...form.field('text')}
      />
    </>
  );
}

/** Each thing in the text that may not leave, with its place. */
function Findings({ problem }: { problem: ApiProblem }) {
  const { t } = feedbackTexts.useText();
  const findings = problem.errors.map(
    (error) => error.params as { kind: FindingKind; start: number; found: string },
  );
  return (
    <Alert tone="error" title={t('found')} live>
      <ul>
        {findings.map(({ kind, start, found }) => (
          <li key={`${start} ${kind}`}>
            {t('foundAt', { found, kind: t(`finding.${kind}`), start: start + 1 })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
