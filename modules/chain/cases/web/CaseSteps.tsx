import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  ConfirmDialog,
  DateField,
  ProblemAlert,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { Case, CaseStep } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { type Abilities, caseQuery, reopenCase, stepCase } from './cases-api.ts';

const WITH_REASON: readonly CaseStep[] = ['close', 'suspend'];
const SHORTEST_REASON = 10;

function ReasonDialog({
  step,
  busy,
  problem,
  onDone,
  onConfirm,
}: {
  step: CaseStep | 'reopen';
  busy: boolean;
  problem: unknown;
  onDone: () => void;
  onConfirm: (given: { reason: string; until: string }) => void;
}) {
  const { t } = caseTexts.useText();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < SHORTEST_REASON;
  const confirm = () => (tooShort ? setTried(true) : onConfirm({ reason, until }));
  return (
    <ConfirmDialog
      open
      title={t(`step.${step}`)}
      confirmLabel={t(`step.${step}`)}
      busy={busy}
      onClose={onDone}
      onConfirm={confirm}
    >
      {problem !== null && <ProblemAlert problem={problem} />}
      {step === 'reopen' && <p>{t('step.reopenText')}</p>}
      <TextAreaField
        label={t('step.reason')}
        hint={t('step.reasonShort')}
        error={tried && tooShort ? t('step.reasonShort') : undefined}
        value={reason}
        onValueChange={setReason}
      />
      {step === 'suspend' && (
        <DateField label={t('step.until')} optional value={until} onValueChange={setUntil} />
      )}
    </ConfirmDialog>
  );
}

/** What the lead can do now with the case as a whole. */
export function CaseSteps({ file, abilities }: { file: Case; abilities: Abilities }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  // The plan and the outcome say by the phase what may be done.
  const refresh = useRefresh('cases', 'interventions');
  const [asking, setAsking] = useState<CaseStep | 'reopen' | null>(null);
  const stepping = useMutation({
    mutationFn: (given: { step: CaseStep | 'reopen'; reason?: string; until?: string }) => {
      const { step, ...rest } = given;
      const body = {
        expectedVersion: file.version,
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
      };
      return step === 'reopen' ? reopenCase(file.id, body) : stepCase(file.id, { ...body, step });
    },
    onSuccess: async (reply) => {
      setAsking(null);
      client.setQueryData(caseQuery(file.id).queryKey, reply);
      await refresh();
    },
  });
  const closed = file.state === 'closed' && abilities.lead === true;
  if (file.steps.length === 0 && !closed) return null;
  const take = (step: CaseStep) => (WITH_REASON.includes(step) ? setAsking(step) : stepping.mutate({ step }));
  return (
    <Card>
      <CardHeader title={t('step.next')} />
      {stepping.error && asking === null && <ProblemAlert problem={stepping.error} />}
      <Actions>
        {file.steps.map((step) => (
          <Button key={step} small busy={stepping.isPending} onClick={() => take(step)}>
            {t(`step.${step}`)}
          </Button>
        ))}
        {closed && file.reopenReason === null && (
          <Button small onClick={() => setAsking('reopen')}>
            {t('step.reopen')}
          </Button>
        )}
      </Actions>
      {closed && file.reopenReason !== null && (
        <>
          <p>{t('step.reopenAsked', { reason: file.reopenReason })}</p>
          {abilities.reopen === true && (
            <Button small busy={stepping.isPending} onClick={() => stepping.mutate({ step: 'reopen' })}>
              {t('step.reopenConfirm')}
            </Button>
          )}
        </>
      )}
      {asking && (
        <ReasonDialog
          step={asking}
          busy={stepping.isPending}
          problem={stepping.error}
          onDone={() => setAsking(null)}
          onConfirm={(given) => stepping.mutate({ step: asking, ...given })}
        />
      )}
    </Card>
  );
}
