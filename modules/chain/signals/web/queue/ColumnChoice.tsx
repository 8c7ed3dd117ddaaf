import { IconChevronDown } from '@tabler/icons-react';
import { CheckboxGroup, Glyph, Popup, PopupButton } from '#platform/ui/index.ts';
import { QUEUE_COLUMNS } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { QueueAddress } from './queue-views.ts';
import { columnsOf } from './view-settings.ts';

/** Which columns the table has; the reference always stays, and so does one beside it. */
export function ColumnChoice({
  filters,
  onChange,
}: {
  filters: QueueAddress;
  onChange: (columns: readonly string[]) => void;
}) {
  const { t } = signalTexts.useText();
  const shown = columnsOf(filters);
  return (
    <Popup
      end
      button={(state) => (
        <PopupButton state={state}>
          {shown.length === QUEUE_COLUMNS.length
            ? t('views.columns')
            : t('views.someColumns', { shown: shown.length, all: QUEUE_COLUMNS.length })}
          <Glyph icon={IconChevronDown} size={14} />
        </PopupButton>
      )}
    >
      {() => (
        <div className="sk-filter-panel">
          <CheckboxGroup
            legend={t('views.columns')}
            hideLegend
            value={shown}
            onValueChange={(next) => onChange(next.length === QUEUE_COLUMNS.length ? [] : next)}
            choices={QUEUE_COLUMNS.map((column) => ({
              value: column,
              label: t(`queue.${column}`),
              disabled: shown.length === 1 && shown[0] === column,
            }))}
          />
        </div>
      )}
    </Popup>
  );
}
