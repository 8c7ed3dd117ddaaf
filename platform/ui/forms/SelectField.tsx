import { Select } from '@amsterdam/design-system-react';
import { IconChevronDown } from '@tabler/icons-react';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx';

type Option = { value: string; label: string; disabled?: boolean };
type OptionGroup = { label: string; options: readonly Option[] };

export type SelectFieldProps = FieldCommon<string> & {
  options: readonly (Option | OptionGroup)[];
  /** First, empty choice; `null` leaves it out. Default "Kies". */
  emptyLabel?: string | null;
};

function OptionLine({ option }: { option: Option }) {
  return (
    <Select.Option value={option.value} disabled={option.disabled}>
      {option.label}
    </Select.Option>
  );
}

export function SelectField(props: SelectFieldProps) {
  const { t } = uiTexts.useText();
  const { options, emptyLabel = t('choose'), name, value, onValueChange, disabled } = props;
  return (
    <FieldFrame field={props}>
      {({ id, describedBy, invalid }) => (
        <span className="sk-select">
          <Select
            id={id}
            name={name}
            value={value}
            disabled={disabled}
            invalid={invalid}
            aria-describedby={describedBy}
            onChange={(event) => onValueChange(event.target.value)}
          >
            {emptyLabel !== null && <Select.Option value="">{emptyLabel}</Select.Option>}
            {options.map((option) =>
              'options' in option ? (
                <Select.Group key={option.label} label={option.label}>
                  {option.options.map((inner) => (
                    <OptionLine key={inner.value} option={inner} />
                  ))}
                </Select.Group>
              ) : (
                <OptionLine key={option.value} option={option} />
              ),
            )}
          </Select>
          <Glyph icon={IconChevronDown} />
        </span>
      )}
    </FieldFrame>
  );
}
