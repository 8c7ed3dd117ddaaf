import { IconLock, IconPhone, IconSend } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '#platform/kit/ids.ts';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Columns,
  ConfirmDialog,
  Form,
  Glyph,
  KeyHint,
  Page,
  Panel,
  RadioGroup,
  SavedState,
  Stack,
  TextButton,
} from '#platform/ui/index.ts';
import { isApiProblem, useConnection, useForm, useFormat, useSession } from '#platform/web/index.ts';
import type { SignalReceipt } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { draftsQuery, readSignal, recordSignal, type ThemesReply } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import { type Change, checkIntake, type IntakeValue, recordInputOf } from './intake-value.ts';
import { MentionsBlock } from './MentionsBlock.tsx';
import { ObservedBlock } from './ObservedBlock.tsx';
import { PhotoBlock } from './PhotoBlock.tsx';
import { PlaceBlock } from './PlaceBlock.tsx';
import { ProcessBlock } from './ProcessBlock.tsx';
import '../signals.css';
import { type IntakeDraft, useIntakeDraft } from './use-intake-draft.ts';

export type IntakeFormProps = {
  draftKey: string;
  initial: IntakeValue;
  /** It came from the server: there is something to keep already. */
  startsDirty?: boolean;
  onSent: (receipt: SignalReceipt) => void;
};

/** One screen, six blocks, all by keyboard. */
export function IntakeForm({ draftKey, initial, startsDirty = false, onSent }: IntakeFormProps) {
  const words = signalTexts.useText();
  const { t } = words;
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useIntakeDraft(draftKey, initial);
  const { content } = useContent();
  const form = useForm<IntakeValue>({
    value: draft.value,
    setValue: draft.setValue,
    check: checkIntake,
    submit: async (value) => {
      await draft.stop();
      try {
        const receipt = await send(value, content);
        draft.discard();
        await client.invalidateQueries({ queryKey: ['signals'] });
        onSent(receipt);
      } catch (cause) {
        draft.resume();
        // A refused attempt was answered: what is sent after a correction is another request.
        if (isApiProblem(cause) && cause.status >= 400 && cause.status < 500)
          draft.setValue((before) => ({ ...before, idempotencyKey: newId() }));
        throw cause;
      }
    },
  });
  const change = <Key extends keyof IntakeValue>(key: Key, value: IntakeValue[Key]) => form.set(key, value);

  return (
    <Page
      title={t('intake.title')}
      lead={t('intake.lead')}
      actions={<DraftActions draft={draft} />}
      below={<DraftNotices draft={draft} startsDirty={startsDirty} />}
    >
      <Form form={form} label={t('intake.title')}>
        <RefusedUnderRule problem={form.problem} />
        <Columns
          workLabel={t('intake.whereWhen')}
          work={
            <>
              <PlaceBlock form={form} onChange={change} />
              <PhotoBlock value={form.value} onChange={change} />
              <UrgencyBlock value={form.value} onChange={change} />
              <SendBar submitting={form.submitting} onLater={() => void navigate('/mijn-meldingen')} />
            </>
          }
        >
          <ProcessBlock form={form} onChange={change} />
          <ObservedBlock form={form} onChange={change} />
          <MentionsBlock form={form} onChange={change} />
          <WhatHappens value={form.value} />
        </Columns>
      </Form>
    </Page>
  );
}

/** When the answer of an earlier attempt got lost, the signal is there already: then that one is shown. */
async function send(value: IntakeValue, content: ThemesReply | undefined): Promise<SignalReceipt> {
  try {
    return (await recordSignal(recordInputOf(value, content), value.idempotencyKey)).data;
  } catch (cause) {
    if (!isApiProblem(cause, 'already-exists')) throw cause;
    const { data } = await readSignal(value.id);
    return { ...data, rules: [] };
  }
}

function DraftActions({ draft }: { draft: IntakeDraft }) {
  const { t } = signalTexts.useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <SavedState savedAt={draft.savedAt} failed={draft.failed} />
      {draft.dirty && <TextButton onClick={() => setAsking(true)}>{t('intake.discard')}</TextButton>}
      <ConfirmDialog
        open={asking}
        title={t('intake.discardTitle')}
        confirmLabel={t('intake.discard')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void draft.throwAway();
        }}
      >
        <p>{t('intake.discardText')}</p>
      </ConfirmDialog>
    </>
  );
}

function DraftNotices({ draft, startsDirty }: { draft: IntakeDraft; startsDirty: boolean }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const navigate = useNavigate();
  const drafts = useQuery(draftsQuery);
  const [restoredAt] = useState(draft.restored ? draft.savedAt : null);
  const other = drafts.data?.find((item) => item.id !== draft.value.draftId);
  if (restoredAt !== null && draft.dirty) {
    return <Alert>{t('intake.restored', { date: format.dateTime(restoredAt) })}</Alert>;
  }
  if (startsDirty || draft.dirty || other === undefined) return null;
  return (
    <Alert>
      <p>{t('intake.otherDrafts', { date: format.dateTime(other.updatedAt) })}</p>
      <Button small onClick={() => void navigate(`/signalen/nieuw?concept=${other.id}`)}>
        {t('intake.continue')}
      </Button>
    </Alert>
  );
}

function RefusedUnderRule({
  problem,
}: {
  problem: { code: string; body: { params?: Record<string, unknown> } } | null;
}) {
  const { t } = signalTexts.useText();
  if (problem?.code === 'rule-refuses') return <Alert tone="warn">{t('intake.ruleRefused')}</Alert>;
  if (problem?.code !== 'conditions-open') return null;
  return (
    <Alert tone="warn">{t('intake.conditionsOpen', { open: String(problem.body.params?.open ?? '') })}</Alert>
  );
}

function UrgencyBlock({ value, onChange }: { value: IntakeValue; onChange: Change }) {
  const { t } = signalTexts.useText();
  return (
    <Card>
      <CardHeader number={6} title={t('intake.urgent')} />
      <Stack>
        <RadioGroup
          legend={t('intake.urgent')}
          hideLegend
          value={value.urgency}
          onValueChange={(next) => onChange('urgency', next === 'urgent' ? 'urgent' : 'normal')}
          choices={[
            { value: 'normal', label: t('intake.normalLabel') },
            { value: 'urgent', label: t('intake.urgentLabel') },
          ]}
        />
        <Alert tone="error" icon={IconPhone}>
          {t('intake.danger')}
        </Alert>
        <CheckboxField
          value={value.sourceProtected}
          onValueChange={(next) => onChange('sourceProtected', next)}
        >
          {t('intake.protect')}
        </CheckboxField>
      </Stack>
    </Card>
  );
}

function SendBar({ submitting, onLater }: { submitting: boolean; onLater: () => void }) {
  const { t } = signalTexts.useText();
  const connection = useConnection();
  return (
    <div className="signal-send">
      <Button kind="primary" type="submit" wide icon={IconSend} busy={submitting}>
        {t('intake.send')}
      </Button>
      <div className="signal-send__row">
        <span className="sk-no-print">
          <KeyHint>Ctrl</KeyHint> <KeyHint>Enter</KeyHint>
        </span>
        <TextButton onClick={onLater}>{t('intake.later')}</TextButton>
      </div>
      {(connection === 'retrying' || connection === 'slow') && (
        <Alert tone="warn" live>
          {t(submitting ? 'intake.sentLater' : 'intake.offline')}
        </Alert>
      )}
    </div>
  );
}

/** Who will read it and why that is allowed: before it is sent, not after. */
function WhatHappens({ value }: { value: IntakeValue }) {
  const { t } = signalTexts.useText();
  const session = useSession();
  const { content } = useContent();
  const theme = content?.themes.find((item) => item.code === value.themeCode);
  const held = session.purposes.map((purpose) => purpose.code);
  const code = theme?.purposes.find((purpose) => held.includes(purpose)) ?? content?.defaultPurpose;
  const articles = content?.purposes.find((purpose) => purpose.code === code)?.articles ?? [];
  return (
    <Panel sunk>
      <p>
        <Glyph icon={IconLock} /> <b>{t('intake.whatHappens')}</b> {t('intake.whatHappensText')}
        {articles.length > 0 && `: ${articles.slice(0, 3).join(', ')}`}.
      </p>
    </Panel>
  );
}
