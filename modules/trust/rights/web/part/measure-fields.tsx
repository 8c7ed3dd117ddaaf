import { CheckboxGroup, DateField, Halves, TextAreaField, TextField } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { rightsTexts } from '../rights-texts.ts';
import type { MeasureValue } from './measure-value.ts';
import { sentencesOf } from './sentences.ts';

type Of = { form: Form<MeasureValue> };

/** Binds a field that stands one deeper in what is sent. */
function bind<Group extends 'correction' | 'weighing'>(
  form: Form<MeasureValue>,
  group: Group,
  key: keyof MeasureValue[Group] & string,
) {
  const pointer = `/${group}/${key}` as const;
  const fields = form.value[group] as Readonly<Record<string, string>>;
  return {
    id: form.idAt(pointer),
    name: key,
    value: fields[key] ?? '',
    onValueChange: (text: string) => {
      form.set(group, { ...form.value[group], [key]: text });
      form.forget(pointer);
    },
    error: form.errorAt(pointer) ?? (key === 'name' ? form.errorAt(`/${group}`) : undefined),
  };
}

/** What it becomes; what stays the same stays empty. */
export function CorrectionFields({ form }: Of) {
  const { t } = rightsTexts.useText();
  return (
    <>
      <p className="sk-soft">{t('measure.correctionLead')}</p>
      <Halves>
        <TextField label={t('field.name')} optional {...bind(form, 'correction', 'name')} />
        <DateField
          label={t('field.birthDate')}
          optional
          notInFuture
          {...bind(form, 'correction', 'birthDate')}
        />
      </Halves>
      <Halves>
        <TextField label={t('field.phone')} optional {...bind(form, 'correction', 'phone')} />
        <TextField label={t('field.email')} optional {...bind(form, 'correction', 'email')} />
      </Halves>
    </>
  );
}

export function WeighingFields({ form }: Of) {
  const { t } = rightsTexts.useText();
  return (
    <>
      <TextAreaField
        label={t('measure.interestOfRequester')}
        rows={2}
        {...bind(form, 'weighing', 'interestOfRequester')}
      />
      <TextAreaField
        label={t('measure.interestOfTask')}
        rows={2}
        {...bind(form, 'weighing', 'interestOfTask')}
      />
    </>
  );
}

/** Which sentences of the story are about the requester; those with the name are ticked beforehand. */
export function PiecesField({ form, story }: Of & { story: string }) {
  const { t } = rightsTexts.useText();
  return (
    <>
      <CheckboxGroup
        legend={t('measure.pieces')}
        hint={t('measure.piecesHint')}
        choices={sentencesOf(story).map((sentence) => ({ value: sentence, label: sentence }))}
        {...form.field('pieces')}
      />
      <TextField
        label={t('measure.otherPiece')}
        hint={t('measure.otherPieceHint')}
        optional
        id={form.idAt(`/pieces/${form.value.pieces.length}`)}
        error={form.errorAt(`/pieces/${form.value.pieces.length}`)}
        value={form.value.otherPiece}
        onValueChange={(text) => form.set('otherPiece', text)}
      />
    </>
  );
}
