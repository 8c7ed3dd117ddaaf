import { useState } from 'react';
import { CheckboxGroup } from '#platform/ui/index.ts';
import { rulesTexts } from './rules-texts.ts';

export type CodeListProps = {
  legend: string;
  hint?: string;
  value: readonly string[];
  onValueChange: (next: string[]) => void;
  choices: readonly { value: string; label: string }[];
  id: string;
  error: string | undefined;
};

/** A long list of codes to tick: what is chosen stands on top, the whole list opens below. Chosen codes that are not offered stay in view. */
export function CodeList({ legend, hint, value, onValueChange, choices, id, error }: CodeListProps) {
  const { t } = rulesTexts.useText();
  const [opened, setOpened] = useState(false);
  // A list of ninety boxes that nobody opened is not drawn.
  const open = opened || error !== undefined;
  const strange = value.filter((code) => !choices.some((choice) => choice.value === code));
  const offered = [...choices, ...strange.map((code) => ({ value: code, label: code }))];
  const chosen = offered.filter((choice) => value.includes(choice.value)).map((choice) => choice.label);
  return (
    <div>
      <p>
        <b>{legend}</b>:{' '}
        {chosen.length === 0 ? <span className="sk-soft">{t('nothingChosen')}</span> : chosen.join(', ')}
      </p>
      <details open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('choose', { what: legend.toLowerCase() })}</summary>
        {open && (
          <CheckboxGroup
            id={id}
            legend={legend}
            hideLegend
            hint={hint}
            twoColumns
            value={value}
            onValueChange={onValueChange}
            choices={offered}
            error={error}
          />
        )}
      </details>
    </div>
  );
}
