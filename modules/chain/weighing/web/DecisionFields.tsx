import {
  Alert,
  CheckboxGroup,
  DateField,
  Halves,
  RadioCards,
  SelectField,
  Stack,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import type { Source, WeighingChoice } from '../model/index.ts';
import { basisKey, type DecisionValue } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

type FormProps = { form: Form<DecisionValue> };

/** The four questions: necessity, proportionality, subsidiarity, and on which article it rests. */
export function QuestionFields({
  form,
  legalBases,
}: FormProps & { legalBases: readonly { law: string; article: string }[] }) {
  const { t } = weighingTexts.useText();
  return (
    <Stack>
      <Halves>
        <TextAreaField
          label={t('necessity')}
          hint={t('necessityHint')}
          rows={3}
          {...form.field('necessity')}
        />
        <TextAreaField
          label={t('proportionality')}
          hint={t('proportionalityHint')}
          rows={3}
          {...form.field('proportionality')}
        />
      </Halves>
      <TextAreaField
        label={t('subsidiarity')}
        hint={t('subsidiarityHint')}
        rows={3}
        {...form.field('subsidiarity')}
      />
      <CheckboxGroup
        legend={t('legalBases')}
        hint={t('legalBasesHint')}
        choices={legalBases.map((basis) => ({
          value: basisKey(basis),
          label: `${basis.law} ${basis.article}`,
        }))}
        {...form.field('legalBases')}
      />
    </Stack>
  );
}

type ChoiceProps = FormProps & {
  choices: readonly WeighingChoice[];
  sources: readonly Source[];
  categories: readonly { code: string; title: string }[];
  withRuling: boolean;
};

/** The decision with what it needs: a day, a receiver, sources, or a department. */
export function DecisionFields({ form, choices, sources, categories, withRuling }: ChoiceProps) {
  const { t } = weighingTexts.useText();
  const { decision } = form.value;
  return (
    <Stack>
      <RadioCards
        legend={t('decide')}
        hint={t('decideHint')}
        choices={choices.map((choice) => ({
          value: choice,
          label: t(`choice.${choice}`),
          text: t(`choiceText.${choice}`),
        }))}
        {...form.field('decision')}
        onValueChange={(value) => form.set('decision', value as WeighingChoice)}
      />
      {decision === 'monitor' && <DateField label={t('monitorUntil')} {...form.field('monitorUntil')} />}
      {decision === 'refer' && <TextField label={t('referredTo')} {...form.field('referredTo')} />}
      {decision === 'take-up' && <SourceFields form={form} sources={sources} />}
      {decision === 'own-follow-up' && (
        <FollowUpFields form={form} sources={sources} categories={categories} />
      )}
      <TextAreaField label={t('reason')} rows={3} {...form.field('reason')} />
      {withRuling && <TextAreaField label={t('ruling')} optional rows={2} {...form.field('ruling')} />}
    </Stack>
  );
}

const CHECKS = [
  ['necessary', 'sourceNecessary'],
  ['proportionate', 'sourceProportionate'],
  ['noLighterWay', 'sourceLighter'],
] as const;

function SourceFields({ form, sources }: FormProps & { sources: readonly Source[] }) {
  const { t } = weighingTexts.useText();
  const chosen = form.value.sources;
  const allowed = sources.filter((source) => source.allowed);
  const choose = (ids: string[]) =>
    form.set(
      'sources',
      Object.fromEntries(
        ids.map((id) => [id, chosen[id] ?? { necessary: '', proportionate: '', noLighterWay: '' }]),
      ),
    );
  return (
    <Stack>
      <CheckboxGroup
        legend={t('sources')}
        hint={t('sourcesHint')}
        error={form.errorAt('/sources')}
        id={form.idAt('/sources')}
        choices={allowed.map((source) => ({ value: source.departmentId, label: source.title }))}
        value={Object.keys(chosen)}
        onValueChange={choose}
        twoColumns
      />
      {Object.entries(chosen).map(([id, check], index) => (
        <div key={id} className="weighing__source">
          <strong>{sources.find((source) => source.departmentId === id)?.title}</strong>
          {CHECKS.map(([key, label]) => (
            <TextField
              key={key}
              label={t(label)}
              value={check[key]}
              id={form.idAt(`/sources/${index}/${key}`)}
              error={form.errorAt(`/sources/${index}/${key}`)}
              onValueChange={(value) => form.set('sources', { ...chosen, [id]: { ...check, [key]: value } })}
            />
          ))}
        </div>
      ))}
      {sources
        .filter((source) => !source.allowed && source.sentence !== '')
        .map((source) => (
          <Alert
            key={source.departmentId}
            tone="warn"
            title={t('forbidden', { title: source.title, rule: source.rule })}
          >
            <p>{source.sentence}</p>
          </Alert>
        ))}
    </Stack>
  );
}

function FollowUpFields({
  form,
  sources,
  categories,
}: FormProps & Pick<ChoiceProps, 'sources' | 'categories'>) {
  const { t } = weighingTexts.useText();
  return (
    <Stack>
      <SelectField
        label={`${t('executing')}: ${t('executingDepartment')}`}
        options={sources.map((source) => ({ value: source.departmentId, label: source.title }))}
        emptyLabel=" "
        {...form.field('executingDepartment')}
        error={form.errorAt('/executing')}
      />
      <CheckboxGroup
        legend={t('sharing')}
        twoColumns
        choices={categories.map((category) => ({ value: category.code, label: category.title }))}
        {...form.field('sharing')}
        error={form.errorAt('/internalSharing')}
      />
      <TextAreaField
        label={t('executingReason')}
        rows={2}
        {...form.field('executingReason')}
        error={form.errorAt('/executing/0/reason')}
      />
    </Stack>
  );
}
