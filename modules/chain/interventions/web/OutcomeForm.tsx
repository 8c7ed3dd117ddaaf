import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  Form,
  Halves,
  SelectField,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { OptionsView, OutcomeFields, OutcomeView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { correctOutcome, type Ground, recordOutcome } from './interventions-api.ts';

type Change = OutcomeFields['healthEffects'][number]['change'];
const CHANGES: readonly Change[] = ['better', 'same', 'worse', 'unknown'];

type Value = {
  barriers: string[];
  closures: string;
  recovered: string;
  goods: string;
  careGiven: string;
  housingFound: string;
  outOfCircuit: string;
  health: Record<string, { change: string; note: string }>;
  lessons: string;
};

const startFrom = (outcome: OutcomeView | null): Value => ({
  barriers: outcome?.barriersRaised.map((each) => each.barrierCode) ?? [],
  closures: String(outcome?.closures ?? 0),
  recovered: String((outcome?.recoveredCents ?? 0) / 100).replace('.', ','),
  goods: outcome?.goods ?? '',
  careGiven: String(outcome?.careGiven ?? 0),
  housingFound: String(outcome?.housingFound ?? 0),
  outOfCircuit: String(outcome?.outOfCircuit ?? 0),
  health: Object.fromEntries(
    outcome?.healthEffects.map(({ effect, change, note }) => [effect, { change, note }]) ?? [],
  ),
  lessons: outcome?.lessons ?? '',
});

/** Typed numbers: "1.234,50". NaN when it is no number. */
const read = (text: string): number => Number(text.trim().replace(/\./g, '').replace(',', '.'));

const NUMBERS = ['closures', 'careGiven', 'housingFound', 'outOfCircuit', 'recovered'] as const;

const fieldsOf = (value: Value): OutcomeFields => ({
  barriersRaised: value.barriers.map((barrierCode) => ({ barrierCode, note: '' })),
  closures: read(value.closures),
  recoveredCents: Math.round(read(value.recovered) * 100),
  goods: value.goods,
  careGiven: read(value.careGiven),
  housingFound: read(value.housingFound),
  outOfCircuit: read(value.outOfCircuit),
  healthEffects: Object.entries(value.health)
    .filter(([, { change }]) => change !== '')
    .map(([effect, { change, note }]) => ({ effect, change: change as Change, note })),
  lessons: value.lessons,
});

type Props = { ground: Ground; outcome: OutcomeView | null; options: OptionsView; onDone: () => void };

export function OutcomeForm({ ground, outcome, options, onDone }: Props) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions', 'signals', 'feedback');
  const [value, setValue] = useState(() => startFrom(outcome));
  const form = useForm({
    value,
    setValue,
    check: (current) =>
      NUMBERS.filter((key) => !(read(current[key]) >= 0)).map((key) => ({
        pointer: `/${key}`,
        code: 'wrong-type',
      })),
    submit: async (current) => {
      if (outcome === null) await recordOutcome(ground, fieldsOf(current));
      else await correctOutcome(ground, outcome.version, fieldsOf(current));
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('outcome.record')}>
      <p>{t('outcome.noNames')}</p>
      {options.barriers.length > 0 && (
        <CheckboxGroup
          legend={t('outcome.raised')}
          choices={options.barriers.map((each) => ({ value: each.code, label: each.title }))}
          value={value.barriers}
          onValueChange={(barriers) => setValue({ ...value, barriers })}
          twoColumns
        />
      )}
      <Halves>
        <TextField label={t('outcome.careGiven')} inputMode="numeric" {...form.field('careGiven')} />
        <TextField label={t('outcome.housingFound')} inputMode="numeric" {...form.field('housingFound')} />
      </Halves>
      <Halves>
        <TextField label={t('outcome.outOfCircuit')} inputMode="numeric" {...form.field('outOfCircuit')} />
        <TextField label={t('outcome.closures')} inputMode="numeric" {...form.field('closures')} />
      </Halves>
      <Halves>
        <TextField label={t('outcome.recovered')} inputMode="decimal" {...form.field('recovered')} />
        <TextField label={t('outcome.goods')} optional {...form.field('goods')} />
      </Halves>
      <HealthFields
        effects={options.healthEffects}
        value={value.health}
        onChange={(health) => setValue({ ...value, health })}
      />
      <TextAreaField label={t('outcome.lessons')} maxLength={4000} {...form.field('lessons')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('form.save')}
      </Button>
    </Form>
  );
}

type HealthProps = {
  effects: readonly string[];
  value: Value['health'];
  onChange: (value: Value['health']) => void;
};

/** The effects on health that the theme names: each better, the same, worse, or not known. */
function HealthFields({ effects, value, onChange }: HealthProps) {
  const { t } = interventionTexts.useText();
  if (effects.length === 0) return null;
  const set = (effect: string, part: { change?: string; note?: string }) =>
    onChange({ ...value, [effect]: { change: '', note: '', ...value[effect], ...part } });
  return (
    <fieldset className="sk-fieldset sk-stack">
      <legend>{t('outcome.health')}</legend>
      {effects.map((effect) => (
        <Halves key={effect}>
          <SelectField
            label={effect}
            options={CHANGES.map((change) => ({ value: change, label: t(`outcome.change.${change}`) }))}
            value={value[effect]?.change ?? ''}
            onValueChange={(change) => set(effect, { change })}
          />
          <TextField
            label={`${t('outcome.note')}: ${effect}`}
            optional
            value={value[effect]?.note ?? ''}
            onValueChange={(note) => set(effect, { note })}
          />
        </Halves>
      ))}
    </fieldset>
  );
}
