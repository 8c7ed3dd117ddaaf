import { IconChevronDown } from '@tabler/icons-react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx';

export type ComboItem = { id: string; label: string; text?: string };

export type ComboBoxProps = Omit<FieldCommon<string | null>, 'hideLabel' | 'name'> & {
  /** What can be chosen now; filter it yourself by `inputValue`. */
  items: readonly ComboItem[];
  inputValue: string;
  onInputChange: (text: string) => void;
  /** Shows that more is being fetched. */
  loading?: boolean;
  /** Keeps what was typed when it is none of the items. */
  allowsOther?: boolean;
  placeholder?: string;
};

/** A field that proposes while you type. For addresses, people, organisations and long lists. */
export function ComboBox(props: ComboBoxProps) {
  const { t } = uiTexts.useText();
  const {
    items,
    inputValue,
    onInputChange,
    loading,
    allowsOther = false,
    value,
    onValueChange,
    disabled,
  } = props;
  return (
    <FieldFrame field={props}>
      {({ id, describedBy, invalid }) => (
        <AriaComboBox
          className="sk-combo"
          aria-label={props.label}
          items={items}
          inputValue={inputValue}
          onInputChange={onInputChange}
          value={value}
          onChange={(key) => onValueChange(key === null ? null : String(key))}
          allowsCustomValue={allowsOther}
          allowsEmptyCollection
          isDisabled={disabled ?? false}
          isInvalid={invalid}
          menuTrigger="input"
        >
          <span className="sk-combo__box">
            <Input
              id={id}
              className="ams-text-input"
              aria-describedby={describedBy}
              placeholder={props.placeholder ?? ''}
              autoComplete="off"
            />
            <Button className="sk-icon-button" aria-label={t('combo.open')}>
              <Glyph icon={IconChevronDown} />
            </Button>
          </span>
          <Popover className="sk-options">
            <ListBox<ComboItem>
              renderEmptyState={() => (
                <div className="sk-options__none">{loading ? t('loading') : t('combo.none')}</div>
              )}
            >
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.label} className="sk-option">
                  {item.label}
                  {item.text && <span className="sk-field__hint">{item.text}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </AriaComboBox>
      )}
    </FieldFrame>
  );
}
