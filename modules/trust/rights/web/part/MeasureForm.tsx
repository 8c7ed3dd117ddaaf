import { useState } from 'react';
import { Alert, Button, Form, RadioGroup, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { MeasureKind, RightsItem, RightsPart } from '../../model/index.ts';
import { decideMeasure } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';
import { CorrectionFields, PiecesField, WeighingFields } from './measure-fields.tsx';
import { type MeasureValue, measureBodyOf, newMeasure } from './measure-value.ts';

type Of = { part: RightsPart; kind: MeasureKind; items: readonly RightsItem[] };

/** Decides of one record at a time; granted, it is carried out at once and every recipient is told. */
export function MeasureForm({ part, kind, items }: Of) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('rights');
  const [told, setTold] = useState<number | null>(null);
  const [value, setValue] = useState<MeasureValue>(() => newMeasure(items[0], part.requester.name));
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      const { data } = await decideMeasure(part.id, measureBodyOf(kind, current));
      setTold(data.told);
      await refresh();
    },
  });
  const item = items.find((one) => one.id === value.itemId);
  return (
    <Form form={form} label={t(`measure.title.${kind}`)}>
      {told !== null && <Alert title={t('measure.done')}>{t('measure.told', { count: told })}</Alert>}
      <RadioGroup
        legend={t('measure.which')}
        choices={items.map((one) => ({
          value: one.id,
          label: `${one.reference}, ${format.dateWithoutDay(one.receivedOn)}`,
        }))}
        {...form.field('itemId')}
        onValueChange={(id) =>
          setValue(
            newMeasure(
              items.find((one) => one.id === id),
              part.requester.name,
            ),
          )
        }
      />
      <RadioGroup
        legend={t('measure.outcome')}
        choices={(['granted', 'refused'] as const).map((outcome) => ({
          value: outcome,
          label: t(`measure.${outcome}.${kind}`),
        }))}
        {...form.field('outcome')}
        onValueChange={(outcome) => form.set('outcome', outcome as 'granted')}
      />
      {kind === 'correction' && value.outcome === 'granted' && <CorrectionFields form={form} />}
      {kind === 'erasure' && value.outcome === 'granted' && item !== undefined && (
        <PiecesField form={form} story={item.narrative ?? ''} />
      )}
      {kind === 'objection' && <WeighingFields form={form} />}
      <TextAreaField label={t('reason')} hint={t('measure.reasonHint')} rows={3} {...form.field('reason')} />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('measure.do')}
      </Button>
    </Form>
  );
}
