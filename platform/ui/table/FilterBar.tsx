import { Checkbox, Radio } from '@amsterdam/design-system-react';
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Link } from 'react-router';
import { TextField } from '../forms/TextField.tsx';
import { Glyph } from '../icon.tsx';
import { Popup, PopupButton } from '../overlay/Popup.tsx';
import { uiTexts } from '../ui-texts.ts';

export type FilterBarProps = {
  /** FilterSearch and FilterChoice. */
  children: ReactNode;
  /** "34 signalen, gesorteerd op termijn". */
  summary?: ReactNode;
  /** Present when something is chosen. */
  onClear?: (() => void) | undefined;
};

export function FilterBar({ children, summary, onClear }: FilterBarProps) {
  const { t } = uiTexts.useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: React does not know the element in every browser yet
    <div role="search" aria-label={t('filter.label')} className="sk-filters">
      {children}
      {onClear && (
        <button type="button" className="sk-link sk-small" onClick={onClear}>
          {t('filter.clear')}
        </button>
      )}
      {summary && (
        <span className="sk-filters__count" role="status">
          {summary}
        </span>
      )}
    </div>
  );
}

const SEARCH_WAIT_MS = 300;

/** Words to look for in this list; passed on when typing pauses. */
export function FilterSearch({ label, value, onValueChange }: FilterSearchProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onValueChange(typed), SEARCH_WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onValueChange]);
  return (
    <div className="sk-filter-search">
      <TextField
        label={label}
        hideLabel
        icon={IconSearch}
        placeholder={label}
        value={typed}
        onValueChange={setTyped}
      />
    </div>
  );
}
export type FilterSearchProps = { label: string; value: string; onValueChange: (value: string) => void };

type FilterOption = { value: string; label: string; count?: number };

export type FilterChoiceProps = {
  label: string;
  options: readonly FilterOption[];
  /** Add an option `none` for "niemand" or "geen" where that can be. */
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  /** One at a time. */
  single?: boolean;
};

/** A filter behind a button, which shows what was chosen and can be emptied at once. */
export function FilterChoice({ label, options, value, onValueChange, single }: FilterChoiceProps) {
  const { t } = uiTexts.useText();
  const name = useId();
  const chosen = options.filter((option) => value.includes(option.value));
  const toggle = (option: string, on: boolean) => {
    if (single) onValueChange(on ? [option] : []);
    else onValueChange(on ? [...value, option] : value.filter((one) => one !== option));
  };
  return (
    <Popup
      button={(state) => (
        <span className="sk-filter" data-active={chosen.length > 0}>
          <PopupButton state={state}>
            {chosen.length > 0 ? <b>{`${label}: ${summaryOf(chosen)}`}</b> : label}
            {chosen.length === 0 && <Glyph icon={IconChevronDown} size={14} />}
          </PopupButton>
          {chosen.length > 0 && (
            <button
              type="button"
              className="sk-icon-button"
              aria-label={t('filter.remove', { label })}
              onClick={() => onValueChange([])}
            >
              <Glyph icon={IconX} size={14} />
            </button>
          )}
        </span>
      )}
    >
      {() => (
        <fieldset className="sk-fieldset sk-filter-panel">
          <legend className="sk-hidden">{label}</legend>
          {options.map((option) => {
            const Kind = single ? Radio : Checkbox;
            return (
              <Kind
                key={option.value}
                name={name}
                checked={value.includes(option.value)}
                onChange={(event) => toggle(option.value, event.target.checked)}
              >
                {option.label}
                {option.count !== undefined && <span className="sk-soft"> {option.count}</span>}
              </Kind>
            );
          })}
        </fieldset>
      )}
    </Popup>
  );
}

function summaryOf(chosen: readonly FilterOption[]): string {
  const [first, ...rest] = chosen;
  return rest.length === 0 ? (first?.label ?? '') : `${first?.label} +${rest.length}`;
}

export type View = { key: string; label: string; count?: number; to: string; active: boolean };

/** Saved views: each is an address with filters. */
export function Views({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <nav aria-label={label} className="sk-views sk-no-print">
      {views.map((view) => (
        <Link key={view.key} to={view.to} className="sk-view" aria-current={view.active ? 'true' : undefined}>
          {view.label}
          {view.count !== undefined && <b className="sk-figures">{view.count}</b>}
        </Link>
      ))}
    </nav>
  );
}
