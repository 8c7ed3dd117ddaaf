import { useState } from 'react';
import { Button, DateField, Dialog, Form, TextField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { InterventionView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { changeIntervention } from './interventions-api.ts';
import { given, InstructionField, PeriodFields } from './plan-fields.tsx';

/** Moves an intervention in time or says it better; whoever has a copy in the plan gets the new one. */
export function ChangeIntervention({ one }: { one: InterventionView }) {
  const { t } = interventionTexts.useText();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('form.change')}</Button>
      <Dialog open={open} title={t('form.change')} onClose={close} wide>
        <Fields one={one} onDone={close} />
      </Dialog>
    </>
  );
}

function Fields({ one, onDone }: { one: InterventionView; onDone: () => void }) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState({
    title: one.title,
    plannedFrom: one.plannedFrom ?? '',
    plannedUntil: one.plannedUntil ?? '',
    termOn: one.termOn ?? '',
    place: one.place,
    instruction: one.instruction,
  });
  const form = useForm({
    value,
    setValue,
    check: ({ title }) => (title.trim() === '' ? [{ pointer: '/title', code: 'required' }] : []),
    submit: async (current) => {
      await changeIntervention(one.id, {
        expectedVersion: one.version,
        title: current.title,
        plannedFrom: given(current.plannedFrom),
        plannedUntil: given(current.plannedUntil),
        termOn: given(current.termOn),
        instruction: current.instruction,
        ...(one.signalId === null ? {} : { place: current.place }),
      });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('form.change')}>
      <TextField label={t('form.name')} hint={t('form.nameHint')} {...form.field('title')} />
      <PeriodFields form={form} />
      <DateField label={t('form.termOn')} optional {...form.field('termOn')} />
      {one.signalId !== null && <TextField label={t('form.place')} optional {...form.field('place')} />}
      <InstructionField form={form} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('form.save')}
      </Button>
    </Form>
  );
}
