import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarDateAt, systemClock } from '#platform/kit/index.ts';
import {
  Button,
  CheckboxGroup,
  Dialog,
  Form,
  Loading,
  Panel,
  SelectField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { FEATURES, type Feature, TRACKS, type Track } from '../model/codes.ts';
import type { OptionsView } from '../model/index.ts';
import { termsFrom } from '../model/terms.ts';
import { interventionTexts } from './intervention-texts.ts';
import { type Ground, optionsQuery, planIntervention } from './interventions-api.ts';
import { given, InstructionField, PeriodFields } from './plan-fields.tsx';
import { askedIn, ProofFields, proofsOf } from './ShareDialog.tsx';

type Value = {
  barrierCode: string;
  interventionCode: string;
  title: string;
  track: string;
  features: string[];
  responsibleAppointmentId: string;
  plannedFrom: string;
  plannedUntil: string;
  termName: string;
  place: string;
  instruction: string;
};

const EMPTY: Value = {
  barrierCode: '',
  interventionCode: '',
  title: '',
  track: '',
  features: [],
  responsibleAppointmentId: '',
  plannedFrom: '',
  plannedUntil: '',
  termName: '',
  place: '',
  instruction: '',
};

type Props = { ground: Ground; open: boolean; onClose: () => void };

/** Plans an intervention: a measure of the theme, or an own one. */
export function InterventionForm({ ground, open, onClose }: Props) {
  const { t } = interventionTexts.useText();
  return (
    <Dialog open={open} title={t('form.title')} onClose={onClose} wide>
      <Loaded ground={ground} onClose={onClose} />
    </Dialog>
  );
}

function Loaded({ ground, onClose }: { ground: Ground; onClose: () => void }) {
  const { data } = useQuery(optionsQuery(ground));
  return data === undefined ? <Loading /> : <Fields ground={ground} options={data.data} onClose={onClose} />;
}

function bodyOf(value: Value, ground: Ground) {
  const own = value.interventionCode === '';
  return {
    barrierCode: given(value.barrierCode),
    interventionCode: given(value.interventionCode),
    ...(value.title === '' ? {} : { title: value.title }),
    ...(own && value.track !== '' ? { track: value.track as Track } : {}),
    features: value.features as Feature[],
    responsibleAppointmentId: value.responsibleAppointmentId,
    plannedFrom: given(value.plannedFrom),
    plannedUntil: given(value.plannedUntil),
    ...(value.termName === '' ? { termName: null, termOn: null } : { termName: value.termName }),
    instruction: value.instruction,
    ...(ground.kind === 'signal' ? { place: value.place } : {}),
  };
}

function checkOf(value: Value) {
  const required = (pointer: string) => ({ pointer, code: 'required' });
  return [
    ...(value.interventionCode === '' && value.title.trim() === '' ? [required('/title')] : []),
    ...(value.interventionCode === '' && value.track === '' ? [required('/track')] : []),
    ...(value.responsibleAppointmentId === '' ? [required('/responsibleAppointmentId')] : []),
  ];
}

function Fields({ ground, options, onClose }: { ground: Ground; options: OptionsView; onClose: () => void }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState<Value>(EMPTY);
  const [asked, setAsked] = useState<ReturnType<typeof askedIn>>([]);
  const [proofs, setProofs] = useState<Record<string, { text: string; approvedBy: string }>>({});
  const form = useForm({
    value,
    setValue,
    check: checkOf,
    submit: async (current) => {
      try {
        await planIntervention(ground, { ...bodyOf(current, ground), proofs: proofsOf(asked, proofs) });
      } catch (cause) {
        setAsked((before) => (askedIn(cause).length > 0 ? askedIn(cause) : before));
        throw cause;
      }
      await refresh();
      onClose();
    },
  });
  const measure = options.interventions.find((each) => each.code === value.interventionCode);
  return (
    <Form form={form} label={t('form.title')}>
      <MeasureFields
        value={value}
        setValue={setValue}
        options={options}
        errorAt={form.errorAt}
        idAt={form.idAt}
      />
      {measure !== undefined && (
        <Panel>
          <p>
            <b>{t('form.basis')}</b>:{' '}
            {measure.legalBasis.map(({ law, article }) => `${law} ${article}`).join('; ')}
          </p>
          <p>
            <b>{t('form.proportionality')}</b>: {measure.proportionality}
          </p>
          <p>
            <b>{t('form.effect')}</b>: {measure.expectedEffect}
          </p>
        </Panel>
      )}
      <SelectField
        label={t('form.responsible')}
        {...(ground.kind === 'case' ? { hint: t('form.responsibleHint') } : { hint: t('followUp.proofs') })}
        options={options.responsibles.map((each) => ({
          value: each.appointmentId,
          label: `${each.name}, ${each.title}`,
        }))}
        {...form.field('responsibleAppointmentId')}
      />
      <PeriodFields form={form} />
      {measure !== undefined && measure.terms.length > 0 && (
        <SelectField
          label={t('form.term')}
          emptyLabel={t('form.noTerm')}
          options={termsFrom(measure.terms, value.plannedFrom || calendarDateAt(systemClock.now())).map(
            (term) => ({
              value: term.name,
              label: term.endsOn === null ? term.name : `${term.name}: ${format.date(term.endsOn)}`,
            }),
          )}
          {...form.field('termName')}
        />
      )}
      {ground.kind === 'signal' && <TextField label={t('form.place')} optional {...form.field('place')} />}
      <InstructionField form={form} />
      <ProofFields asked={asked} given={proofs} onChange={setProofs} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('form.save')}
      </Button>
    </Form>
  );
}

type MeasureFieldsProps = {
  value: Value;
  setValue: (next: Value) => void;
  options: OptionsView;
  errorAt: (pointer: string) => string | undefined;
  idAt: (pointer: string) => string;
};

function MeasureFields({ value, setValue, options, errorAt, idAt }: MeasureFieldsProps) {
  const { t } = interventionTexts.useText();
  const barrier = options.barriers.find((each) => each.code === value.barrierCode);
  const measures =
    barrier === undefined
      ? options.interventions
      : options.interventions.filter((each) => barrier.interventionCodes.includes(each.code));
  const choose = (code: string) => {
    const measure = options.interventions.find((each) => each.code === code);
    setValue({
      ...value,
      interventionCode: code,
      title: measure?.title ?? '',
      features: measure?.features ?? [],
      termName: measure?.terms.find((term) => term.days !== null)?.name ?? '',
    });
  };
  return (
    <>
      <SelectField
        label={t('form.barrier')}
        emptyLabel={t('form.noBarrier')}
        options={options.barriers.map((each) => ({ value: each.code, label: each.title }))}
        id={idAt('/barrierCode')}
        error={errorAt('/barrierCode')}
        value={value.barrierCode}
        onValueChange={(barrierCode) => setValue({ ...value, barrierCode, interventionCode: '' })}
      />
      <SelectField
        label={t('form.measure')}
        emptyLabel={t('form.ownMeasure')}
        options={measures.map((each) => ({
          value: each.code,
          label: `${each.title} (${t(`track.${each.track}`)})`,
        }))}
        id={idAt('/interventionCode')}
        error={errorAt('/interventionCode')}
        value={value.interventionCode}
        onValueChange={choose}
      />
      <TextField
        label={t('form.name')}
        hint={t('form.nameHint')}
        id={idAt('/title')}
        error={errorAt('/title')}
        value={value.title}
        onValueChange={(title) => setValue({ ...value, title })}
      />
      {value.interventionCode === '' && (
        <SelectField
          label={t('form.track')}
          options={TRACKS.map((track) => ({ value: track, label: t(`track.${track}`) }))}
          id={idAt('/track')}
          error={errorAt('/track')}
          value={value.track}
          onValueChange={(track) => setValue({ ...value, track })}
        />
      )}
      <CheckboxGroup
        legend={t('form.features')}
        choices={FEATURES.map((feature) => ({ value: feature, label: t(`feature.${feature}`) }))}
        value={value.features}
        onValueChange={(features) => setValue({ ...value, features })}
        twoColumns
      />
    </>
  );
}
