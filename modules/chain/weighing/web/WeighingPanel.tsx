import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Signal } from '#modules/chain/signals/model/index.ts';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Dialog,
  Form,
  ProblemAlert,
  SelectField,
  Stack,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { choicesOfRound } from '../model/weighing-schemas.ts';
import { ConfirmUrgent } from './ConfirmUrgent.tsx';
import { DecisionFields, QuestionFields } from './DecisionFields.tsx';
import { Made } from './VotesColumn.tsx';
import {
  decideDirectly,
  emptyDecision,
  meetingsQuery,
  proposeUrgent,
  putOnAgenda,
  type SignalWeighings,
  signalWeighingsQuery,
} from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';
import './weighing.css';

const WEIGHABLE: readonly string[] = ['checked', 'monitored', 'second-weighing'];
/** Where a signal stands when its coordinator decides without a table. */
const DIRECT: readonly string[] = ['checked', 'monitored', 'taken-up'];

/** On the page of a signal: what was decided, and the ways to have it weighed. */
export function WeighingPanel({ signal }: { signal: Signal }) {
  const { t } = weighingTexts.useText();
  const [dialog, setDialog] = useState<'put' | 'urgent' | 'direct' | null>(null);
  const { data, error, refetch } = useQuery(signalWeighingsQuery(signal.id));
  const atTable = data !== undefined && !data.skipsTable;
  const meetings = useQuery({ ...meetingsQuery(), enabled: atTable });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const urgent = meetings.data?.urgent.find((item) => item.signalId === signal.id);
  const close = () => setDialog(null);
  return (
    <Card>
      <CardHeader title={t('panel.title')} />
      <Stack>
        {data.data.length === 0 && <p className="sk-soft">{t('panel.none')}</p>}
        {data.data.map((weighing) => (
          <Made key={weighing.id} weighing={weighing} />
        ))}
        {urgent && <ConfirmUrgent itemId={urgent.id} label={t('panel.waiting')} />}
        {!atTable && DIRECT.includes(signal.state) && (
          <Actions>
            <Button onClick={() => setDialog('direct')}>{t('panel.decide')}</Button>
          </Actions>
        )}
        {atTable && WEIGHABLE.includes(signal.state) && urgent === undefined && (
          <Actions>
            <Button onClick={() => setDialog('put')}>{t('panel.put')}</Button>
            <Button kind="tertiary" onClick={() => setDialog('urgent')}>
              {t('panel.urgent')}
            </Button>
          </Actions>
        )}
      </Stack>
      <Dialog open={dialog === 'put'} title={t('panel.put')} onClose={close}>
        <PutForm signalId={signal.id} onDone={close} />
      </Dialog>
      <Dialog open={dialog === 'direct'} title={t('panel.decide')} onClose={close} wide>
        <OutsideForm signal={signal} reply={data} onDone={close} />
      </Dialog>
      <Dialog open={dialog === 'urgent'} title={t('panel.urgent')} onClose={close} wide>
        <OutsideForm signal={signal} reply={data} onDone={close} />
      </Dialog>
    </Card>
  );
}

function PutForm({ signalId, onDone }: { signalId: string; onDone: () => void }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('weighing', 'signals', 'signal');
  const { data } = useQuery(meetingsQuery());
  const coming = (data?.data ?? []).filter((meeting) => meeting.state !== 'closed');
  const [chosen, setChosen] = useState('');
  const meetingId = chosen === '' ? (coming[0]?.id ?? '') : chosen;
  const putting = useMutation({
    mutationFn: () => putOnAgenda(meetingId, signalId),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  if (coming.length === 0) {
    return (
      <Alert title={t('panel.noMeeting')}>
        <TextLink to="/wegingstafel">{t('panel.goPlan')}</TextLink>
      </Alert>
    );
  }
  return (
    <>
      <SelectField
        label={t('panel.meeting')}
        options={coming.map((meeting) => ({
          value: meeting.id,
          label: `${format.dateTime(meeting.plannedAt)} · ${meeting.tableName}`,
        }))}
        value={meetingId}
        onValueChange={setChosen}
      />
      {putting.error && <ProblemAlert problem={putting.error} />}
      <Button kind="primary" busy={putting.isPending} onClick={() => putting.mutate()}>
        {t('panel.put')}
      </Button>
    </>
  );
}

/** The whole decision in one form: proposed to a second person, or taken by the coordinator where there is no table. */
function OutsideForm({
  signal,
  reply,
  onDone,
}: {
  signal: Signal;
  reply: SignalWeighings;
  onDone: () => void;
}) {
  const { t } = weighingTexts.useText();
  const refresh = useRefresh('weighing', 'signals', 'signal');
  const [value, setValue] = useState(() => emptyDecision());
  const direct = reply.skipsTable;
  const second = signal.state === 'second-weighing' || signal.state === 'taken-up';
  const choices = choicesOfRound[second ? 'second' : 'first'].filter(
    (choice) => choice !== 'own-follow-up' || direct,
  );
  const form = useForm({
    value,
    setValue,
    check: (current) =>
      current.decision === '' ? [{ pointer: '/decision', code: 'required' as const }] : [],
    submit: async (current) => {
      await (direct ? decideDirectly : proposeUrgent)(signal.id, current);
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={direct ? t('panel.decide') : t('panel.urgent')}>
      <p>{direct ? t('panel.directText') : t('panel.urgentText')}</p>
      <QuestionFields form={form} legalBases={reply.legalBases} />
      <DecisionFields
        form={form}
        choices={choices}
        sources={reply.sources}
        categories={reply.categories}
        withRuling={false}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {direct ? t('record_') : t('panel.propose')}
      </Button>
    </Form>
  );
}
