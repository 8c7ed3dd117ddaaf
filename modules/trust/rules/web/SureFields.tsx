import {
  Card,
  CardHeader,
  DateField,
  Halves,
  RadioGroup,
  SelectField,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import type { RuleForm, RuleValue } from './rule-value.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

const LEVELS = ['verified', 'unconfirmed', 'design'] as const;

/** How long, from which source, and how sure. */
export function SureFields({ form }: { form: RuleForm }) {
  const { t } = rulesTexts.useText();
  const { vocabulary } = useWords();
  const { onValueChange: setLevel, ...level } = form.field('confidence');
  return (
    <Card>
      <CardHeader title={t('card.sure')} />
      <Stack>
        <Halves>
          <DateField label={t('field.validFrom')} optional {...form.field('validFrom')} />
          <DateField label={t('field.validUntil')} optional {...form.field('validUntil')} />
        </Halves>
        <SelectField
          label={t('field.term')}
          emptyLabel={t('noTerm')}
          options={vocabulary.terms.map((item) => ({ value: item.code, label: item.title }))}
          {...form.field('term')}
        />
        <SelectField
          label={t('field.source')}
          options={vocabulary.sources.map((item) => ({
            value: item.code,
            label: item.wasRead ? item.title : t('unreadSource', { title: item.title }),
          }))}
          {...form.field('source')}
        />
        <RadioGroup
          {...level}
          legend={t('field.confidence')}
          onValueChange={(next) => setLevel(next as RuleValue['confidence'])}
          choices={LEVELS.map((value) => ({
            value,
            label: t(`confidence.${value}.name`),
            text: t(`confidence.${value}.means`),
          }))}
        />
        <TextAreaField label={t('field.note')} optional rows={2} {...form.field('note')} />
      </Stack>
    </Card>
  );
}
