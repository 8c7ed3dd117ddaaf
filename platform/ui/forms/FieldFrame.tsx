import { ErrorMessage, Field, Label } from '@amsterdam/design-system-react';
import { type ReactNode, useId } from 'react';
import { uiTexts } from '../ui-texts.ts';

/** What every field has. `useForm().field(key)` gives id, name, value, onValueChange and error. */
export type FieldCommon<V> = {
  label: string;
  /** One line under the label. */
  hint?: string | undefined;
  /** The sentence that says what is wrong. */
  error?: string | undefined;
  /** Shows "niet verplicht" behind the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  id?: string;
  name?: string;
  disabled?: boolean;
  value: V;
  onValueChange: (value: V) => void;
};

type FrameIds = { id: string; describedBy: string | undefined; invalid: boolean };

type FieldFrameProps = {
  field: Pick<FieldCommon<unknown>, 'label' | 'hint' | 'error' | 'optional' | 'hideLabel' | 'id'>;
  /** Under the input, for instance a count of characters. */
  foot?: ReactNode;
  children: (ids: FrameIds) => ReactNode;
};

/** Label, hint, error and input, tied together for screen readers. */
export function FieldFrame({ field, foot, children }: FieldFrameProps) {
  const { t } = uiTexts.useText();
  const made = useId();
  const id = field.id ?? made;
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <Field invalid={field.error !== undefined} className="sk-field">
      <Label
        htmlFor={id}
        className={field.hideLabel ? 'sk-hidden' : undefined}
        hint={field.optional ? t('optional') : ''}
      >
        {field.label}
      </Label>
      {field.hint && (
        <span className="sk-field__hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      {field.error && (
        <ErrorMessage id={`${id}-error`} prefix={t('errorPrefix')}>
          {field.error}
        </ErrorMessage>
      )}
      {children({ id, describedBy: described || undefined, invalid: field.error !== undefined })}
      {foot}
    </Field>
  );
}
