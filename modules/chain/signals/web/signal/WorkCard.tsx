import { IconAlertCircle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Glyph,
  ProblemAlert,
  Properties,
  Stack,
  Term,
  TextButton,
} from '#platform/ui/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import { Nobody, StateChip } from '../queue/SignalTable.tsx';
import { signalTexts } from '../signal-texts.ts';
import { assignSignal, checkSignal, type SignalReply } from '../signals-api.ts';
import { toCompleteText } from '../words.ts';
import { CompleteDialog } from './CompleteDialog.tsx';
import { AskDialog, AssignDialog, WithdrawDialog } from './StepDialogs.tsx';

type Open = 'ask' | 'withdraw' | 'assign' | 'complete' | null;

/** State, who has it, until when, and the one next step. */
export function WorkCard({ reply }: { reply: SignalReply }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const { data: signal, abilities } = reply;
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const close = () => setOpen(null);
  const run = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await work();
    } catch (cause) {
      setProblem(cause);
    }
    await client.invalidateQueries({ queryKey: ['signals'] });
  };
  const give = (personId: string | null) =>
    run(() => assignSignal(signal.id, { expectedVersion: signal.version, personId }));
  return (
    <Card>
      <CardHeader
        title={t('signal.nextStep', { step: t(`work.next.${signal.state}`).toLocaleLowerCase() })}
      />
      <Stack>
        <Properties
          ends
          items={[
            { label: t('signal.stateLabel'), value: <StateChip state={signal.state} /> },
            {
              label: t('signal.holder'),
              value: (
                <>
                  {signal.holder?.name ?? <Nobody />}{' '}
                  {abilities.assign && (
                    <TextButton onClick={() => setOpen('assign')}>{t('signal.change')}</TextButton>
                  )}
                </>
              ),
            },
            { label: t('signal.termLabel'), value: <Term on={signal.termOn} /> },
          ]}
        />
        {signal.monitorUntil !== null && (
          <Alert>{t('signal.monitorUntil', { date: format.date(signal.monitorUntil) })}</Alert>
        )}
        {problem !== null && <ProblemAlert problem={problem} />}
        {abilities.check === true && (
          <CheckPart reply={reply} onComplete={() => setOpen('complete')} run={run} />
        )}
        {abilities.check !== true && <StillToComplete reply={reply} />}
        {abilities.take === true && signal.holder === null && (
          <Button wide onClick={() => give(session.person.id)}>
            {t('signal.take')}
          </Button>
        )}
        <div className="signal-line">
          {abilities.edit === true && (
            <TextButton onClick={() => setOpen('complete')}>{t('signal.complete')}</TextButton>
          )}
          {abilities.ask === true && (
            <TextButton onClick={() => setOpen('ask')}>{t('signal.ask')}</TextButton>
          )}
          {abilities.withdraw === true && (
            <TextButton onClick={() => setOpen('withdraw')}>{t('signal.withdraw')}</TextButton>
          )}
        </div>
      </Stack>
      {open === 'ask' && <AskDialog signal={signal} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog signal={signal} onClose={close} />}
      {open === 'assign' && <AssignDialog signal={signal} onClose={close} />}
      {open === 'complete' && <CompleteDialog signal={signal} onClose={close} />}
    </Card>
  );
}

function StillToComplete({ reply }: { reply: SignalReply }) {
  const words = signalTexts.useText();
  const { toComplete } = reply.data;
  if (toComplete.length === 0) return null;
  return (
    <div>
      <b>{words.t('signal.toComplete')}</b>
      <ul className="signal-list">
        {toComplete.map((item) => (
          <li key={`${item.field} ${item.reason}`}>
            <Glyph icon={IconAlertCircle} /> {toCompleteText(words, item)}
          </li>
        ))}
      </ul>
    </div>
  );
}

type CheckProps = {
  reply: SignalReply;
  onComplete: () => void;
  run: (work: () => Promise<unknown>) => Promise<void>;
};

/** What a person has to look at before a signal is ready for the table. */
function CheckPart({ reply, onComplete, run }: CheckProps) {
  const { t } = signalTexts.useText();
  const { data: signal } = reply;
  const [addressChecked, setAddress] = useState(
    signal.place.state === 'found' || signal.place.state === 'point',
  );
  const [notDouble, setNotDouble] = useState(false);
  const themeOk = !signal.toComplete.some((item) => item.field === 'theme');
  const ready = themeOk && addressChecked && notDouble;
  const check = () =>
    run(() => checkSignal(signal.id, { expectedVersion: signal.version, addressChecked, notDouble }));
  return (
    <>
      <StillToComplete reply={reply} />
      <div>
        {themeOk ? (
          <p>
            <Glyph icon={IconCircleCheck} /> {t('signal.checkThemeOk')}
          </p>
        ) : (
          <Button small onClick={onComplete}>
            {t('signal.complete')}
          </Button>
        )}
        <CheckboxField value={addressChecked} onValueChange={setAddress}>
          {t('signal.checkAddressOk')}
        </CheckboxField>
        <CheckboxField value={notDouble} onValueChange={setNotDouble}>
          {t('signal.checkNotDouble')}
        </CheckboxField>
      </div>
      <Button
        kind="primary"
        wide
        icon={IconArrowRight}
        aria-disabled={!ready || undefined}
        onClick={() => (ready ? check() : undefined)}
      >
        {t('signal.check')}
      </Button>
    </>
  );
}
