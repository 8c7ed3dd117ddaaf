import { TextArea, TextInput } from '@amsterdam/design-system-react';
import { type HTMLInputAutoCompleteAttribute, useId } from 'react';
import { Glyph, type IconComponent } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx';

export type TextFieldProps = FieldCommon<string> & {
  type?: 'text' | 'email' | 'tel' | 'url';
  icon?: IconComponent;
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'search';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  /** Width in characters; default the full width. */
  size?: number;
  onBlur?: () => void;
};

export function TextField(props: TextFieldProps) {
  const {
    name,
    value,
    onValueChange,
    disabled,
    type = 'text',
    icon,
    placeholder,
    inputMode,
    maxLength,
    size,
  } = props;
  return (
    <FieldFrame field={props}>
      {({ id, describedBy, invalid }) => {
        const input = (
          <TextInput
            id={id}
            name={name}
            type={type}
            value={value}
            disabled={disabled}
            invalid={invalid}
            placeholder={placeholder}
            inputMode={inputMode}
            maxLength={maxLength}
            size={size}
            autoComplete={props.autoComplete ?? 'off'}
            aria-describedby={describedBy}
            onChange={(event) => onValueChange(event.target.value)}
            onBlur={props.onBlur}
          />
        );
        if (!icon) return input;
        return (
          <span className="sk-input--icon">
            <Glyph icon={icon} />
            {input}
          </span>
        );
      }}
    </FieldFrame>
  );
}

export type TextAreaFieldProps = FieldCommon<string> & {
  rows?: number;
  /** Shows how many characters are used; longer is possible to type and refused on sending. */
  maxLength?: number;
  placeholder?: string;
};

/** Longer than anyone types, in characters: pasted by mistake. */
const HUGE = 100_000;

export function TextAreaField(props: TextAreaFieldProps) {
  const { name, value, onValueChange, disabled, rows = 4, maxLength, placeholder } = props;
  const { t, language } = uiTexts.useText();
  const countId = useId();
  const number = (count: number) => count.toLocaleString(language);
  const foot = maxLength && (
    <div className="sk-field__foot">
      <span />
      <span id={countId}>{t('characters', { used: number(value.length), most: number(maxLength) })}</span>
    </div>
  );
  return (
    <FieldFrame field={props} foot={foot}>
      {({ id, describedBy, invalid }) => (
        <TextArea
          id={id}
          name={name}
          rows={rows}
          // `auto` as well as our typeface keep Chromium for minutes on a text of some megabytes.
          dir="ltr"
          className={value.length > HUGE ? 'sk-text--huge' : undefined}
          value={value}
          disabled={disabled}
          invalid={invalid}
          resize="vertical"
          placeholder={placeholder}
          aria-describedby={[describedBy, maxLength && countId].filter(Boolean).join(' ') || undefined}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
