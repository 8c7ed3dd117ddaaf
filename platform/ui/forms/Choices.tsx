import { Checkbox, ErrorMessage, Radio } from '@amsterdam/design-system-react';
import { IconCheck, IconMessageQuestion } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { classes } from '../classes.ts';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';

type Choice = {
  value: string;
  label: ReactNode;
  /** Second line. */
  text?: string;
  /** Opens under the choice once it is chosen: "Wat vraagt u door?". */
  ask?: ReactNode;
  disabled?: boolean;
};

type GroupCommon = {
  legend: string;
  hideLegend?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  id?: string;
  name?: string;
  choices: readonly Choice[];
};

type FrameProps = { group: GroupCommon; children: (name: string) => ReactNode };

function GroupFrame({ group, children }: FrameProps) {
  const { t } = uiTexts.useText();
  const made = useId();
  const id = group.id ?? made;
  const described = [group.hint && `${id}-hint`, group.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes('sk-fieldset', group.error && 'sk-fieldset--invalid')}
      aria-describedby={described || undefined}
    >
      <legend className={group.hideLegend ? 'sk-hidden' : undefined}>{group.legend}</legend>
      {group.hint && (
        <span className="sk-field__hint" id={`${id}-hint`}>
          {group.hint}
        </span>
      )}
      {group.error && (
        <ErrorMessage id={`${id}-error`} prefix={t('errorPrefix')}>
          {group.error}
        </ErrorMessage>
      )}
      {children(group.name ?? id)}
    </fieldset>
  );
}

export type CheckboxGroupProps = GroupCommon & {
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  /** Two columns as long as they fit. */
  twoColumns?: boolean;
};

function toggled(values: readonly string[], value: string, on: boolean): string[] {
  return on ? [...values, value] : values.filter((one) => one !== value);
}

export function CheckboxGroup({ value, onValueChange, twoColumns, ...group }: CheckboxGroupProps) {
  return (
    <GroupFrame group={group}>
      {(name) => (
        <div className={classes('sk-checks', twoColumns && 'sk-checks--two')}>
          {group.choices.map((choice) => (
            <div key={choice.value}>
              <Checkbox
                name={name}
                value={choice.value}
                checked={value.includes(choice.value)}
                disabled={choice.disabled}
                invalid={group.error !== undefined}
                onChange={(event) => onValueChange(toggled(value, choice.value, event.target.checked))}
              >
                <ChoiceText choice={choice} />
              </Checkbox>
              {choice.ask && value.includes(choice.value) && (
                <div className="sk-ask">
                  <Glyph icon={IconMessageQuestion} />
                  <div>{choice.ask}</div>
                </div>
              )}
            </div>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  return (
    <span>
      {choice.label}
      {choice.text && <span className="sk-field__hint">{choice.text}</span>}
    </span>
  );
}

export type RadioGroupProps = GroupCommon & { value: string; onValueChange: (value: string) => void };

export function RadioGroup({ value, onValueChange, ...group }: RadioGroupProps) {
  return (
    <GroupFrame group={group}>
      {(name) => (
        <div className="sk-checks">
          {group.choices.map((choice) => (
            <Radio
              key={choice.value}
              name={name}
              value={choice.value}
              checked={value === choice.value}
              disabled={choice.disabled}
              invalid={group.error !== undefined}
              onChange={() => onValueChange(choice.value)}
            >
              <ChoiceText choice={choice} />
            </Radio>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

/** A few weighty choices, each with its consequence. */
export function RadioCards({ value, onValueChange, ...group }: RadioGroupProps) {
  return (
    <GroupFrame group={group}>
      {(name) => (
        <div className="sk-radio-cards">
          {group.choices.map((choice) => (
            <label key={choice.value} className="sk-radio-card">
              <span className="sk-radio-card__title">
                <input
                  type="radio"
                  name={name}
                  value={choice.value}
                  checked={value === choice.value}
                  disabled={choice.disabled}
                  onChange={() => onValueChange(choice.value)}
                />
                {choice.label}
              </span>
              {choice.text && <span className="sk-radio-card__text">{choice.text}</span>}
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

/** Short choices as chips that can be pressed, more than one at a time. */
export function ToggleGroup({ value, onValueChange, ...group }: CheckboxGroupProps) {
  return (
    <GroupFrame group={group}>
      {(name) => (
        <div className="sk-toggles">
          {group.choices.map((choice) => (
            <label key={choice.value} className="sk-toggle">
              <input
                type="checkbox"
                name={name}
                checked={value.includes(choice.value)}
                disabled={choice.disabled}
                onChange={(event) => onValueChange(toggled(value, choice.value, event.target.checked))}
              />
              {value.includes(choice.value) && <Glyph icon={IconCheck} />}
              {choice.label}
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

export type SegmentedProps = {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onValueChange: (value: string) => void;
};

/** Two to four ways to look at the same: Tabel, Bord, Kaart. */
export function Segmented({ label, options, value, onValueChange }: SegmentedProps) {
  const name = useId();
  return (
    <fieldset className="sk-segmented sk-no-print">
      <legend className="sk-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

export type CheckboxFieldProps = {
  children: ReactNode;
  value: boolean;
  onValueChange: (value: boolean) => void;
  id?: string;
  name?: string;
  error?: string | undefined;
  disabled?: boolean;
};

/** One box to tick. */
export function CheckboxField({
  children,
  value,
  onValueChange,
  id,
  name,
  error,
  disabled,
}: CheckboxFieldProps) {
  const { t } = uiTexts.useText();
  const made = useId();
  const errorId = `${id ?? made}-error`;
  return (
    <div>
      {error && (
        <ErrorMessage id={errorId} prefix={t('errorPrefix')}>
          {error}
        </ErrorMessage>
      )}
      <Checkbox
        id={id ?? made}
        name={name}
        checked={value}
        disabled={disabled}
        invalid={error !== undefined}
        aria-describedby={error ? errorId : undefined}
        onChange={(event) => onValueChange(event.target.checked)}
      >
        {children}
      </Checkbox>
    </div>
  );
}
