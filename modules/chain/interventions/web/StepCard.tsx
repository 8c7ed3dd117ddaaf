import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Dialog,
  Form,
  ProblemAlert,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { isApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import type { InterventionView, Step } from '../model/index.ts';
import { asksReason, stepsFrom } from '../model/states.ts';
import { interventionTexts } from './intervention-texts.ts';
import { type Abilities, takeStep } from './interventions-api.ts';

const asksMore = (step: Step): boolean => asksReason(step) || step === 'completions';

/** What can be done now; the first is the usual one. */
export function StepCard({ one, abilities }: { one: InterventionView; abilities: Abilities }) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [asking, setAsking] = useState<Step | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const steps = stepsFrom(one.state).filter((step) => abilities[step] === true);
  const go = async (step: Step) => {
    try {
      await takeStep(one.id, step, { expectedVersion: one.version });
      setProblem(null);
    } catch (cause) {
      setProblem(cause);
    }
    await refresh();
  };
  if (steps.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('one.next')} />
      <Stack>
        {problem !== null && <StepProblem problem={problem} />}
        <Actions>
          {steps.map((step, index) => (
            <Button
              key={step}
              kind={index === 0 && step !== 'reopenings' ? 'primary' : 'secondary'}
              onClick={() => (asksMore(step) ? setAsking(step) : void go(step))}
            >
              {t(`step.${step}`)}
            </Button>
          ))}
        </Actions>
      </Stack>
      <Dialog
        open={asking !== null}
        title={asking === null ? '' : t(`step.${asking}`)}
        onClose={() => setAsking(null)}
      >
        {asking !== null && <StepForm one={one} step={asking} onDone={() => setAsking(null)} />}
      </Dialog>
    </Card>
  );
}

/** Why the step cannot be taken; what must come first is named. */
function StepProblem({ problem }: { problem: unknown }) {
  const { t } = interventionTexts.useText();
  if (!isApiProblem(problem, 'dependency-not-done')) return <ProblemAlert problem={problem} />;
  const waitsFor = problem.errors.map((error) => error.params as { title: string; organisation: string });
  return (
    <Alert tone="error" live title={t('one.waits')}>
      {waitsFor.map(({ title, organisation }) => (
        <p key={`${title} ${organisation}`}>{t('one.waitsFor', { title, organisation })}</p>
      ))}
    </Alert>
  );
}

function StepForm({ one, step, onDone }: { one: InterventionView; step: Step; onDone: () => void }) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState({ reason: '', result: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) =>
      asksReason(step) && reason.trim() === '' ? [{ pointer: '/reason', code: 'reason-missing' }] : [],
    submit: async ({ reason, result }) => {
      await takeStep(one.id, step, {
        expectedVersion: one.version,
        ...(reason.trim() === '' ? {} : { reason }),
        ...(result.trim() === '' ? {} : { result }),
      });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t(`step.${step}`)}>
      {asksReason(step) ? (
        <TextAreaField label={t('one.why')} maxLength={2000} {...form.field('reason')} />
      ) : (
        <TextAreaField label={t('one.resultAsk')} maxLength={4000} {...form.field('result')} />
      )}
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t(`step.${step}`)}
      </Button>
    </Form>
  );
}
