import { DateField, Halves, TextAreaField } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { interventionTexts } from './intervention-texts.ts';

/* What planning and changing an intervention ask alike. */

/** A field that was left empty says nothing. */
export const given = (text: string): string | null => (text === '' ? null : text);

export function PeriodFields<Value extends { plannedFrom: string; plannedUntil: string }>({
  form,
}: {
  form: Form<Value>;
}) {
  const { t } = interventionTexts.useText();
  return (
    <Halves>
      <DateField label={t('form.from')} optional {...form.field('plannedFrom')} />
      <DateField label={t('form.until')} optional {...form.field('plannedUntil')} />
    </Halves>
  );
}

export function InstructionField<Value extends { instruction: string }>({ form }: { form: Form<Value> }) {
  const { t } = interventionTexts.useText();
  return (
    <TextAreaField
      label={t('form.instruction')}
      hint={t('form.instructionHint')}
      optional
      maxLength={4000}
      {...form.field('instruction')}
    />
  );
}
