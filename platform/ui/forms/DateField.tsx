import { TextInput } from '@amsterdam/design-system-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { systemClock } from '#platform/kit/clock.ts';
import {
  addDays,
  type CalendarDate,
  calendarDateAt,
  isCalendarDate,
  parseDutchDate,
} from '#platform/kit/dates.ts';
import { useFormat } from '#platform/web/format.ts';
import { useProblemText } from '#platform/web/problem-text.ts';
import { uiTexts } from '../ui-texts.ts';
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx';

export type DateFieldProps = FieldCommon<string> & {
  /** Refuses later days. */
  notInFuture?: boolean;
  /** For tests. */
  today?: CalendarDate;
};

/**
 * Reads a typed day: `23-11-2026`, `23-11` (this year), `vandaag`, `gisteren`. Null when it is none.
 */
export function readTypedDate(
  text: string,
  today: CalendarDate,
  words: { today: string; yesterday: string },
) {
  const plain = text.trim().toLowerCase();
  if (plain === words.today) return today;
  if (plain === words.yesterday) return addDays(today, -1);
  const withYear = /^\d{1,2}[-/. ]\d{1,2}$/.test(plain) ? `${plain}-${today.slice(0, 4)}` : plain;
  const read = parseDutchDate(withYear.replace(/^(zo|ma|di|wo|do|vr|za) /, ''));
  return read.ok ? read.value : null;
}

/** A date to type, as `YYYY-MM-DD` for the program; what cannot be read is passed on as it is typed. */
export function DateField(props: DateFieldProps) {
  const {
    value,
    onValueChange,
    notInFuture,
    name,
    disabled,
    today = calendarDateAt(systemClock.now()),
  } = props;
  const { t } = uiTexts.useText();
  const { fieldErrorText } = useProblemText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const editing = typed !== null;
  // At once, before the first key: a selection that comes later would swallow what was typed.
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  const isDate = isCalendarDate(value);
  const shown = typed ?? (isDate ? format.date(value) : value);

  const fault = () => {
    if (typed !== null || value === '') return undefined;
    if (!isDate) return fieldErrorText({ pointer: '', code: 'invalid-date' });
    return notInFuture && value > today ? fieldErrorText({ pointer: '', code: 'future-date' }) : undefined;
  };
  const leave = () => {
    if (typed === null) return;
    const words = { today: t('date.today'), yesterday: t('date.yesterday') };
    onValueChange(readTypedDate(typed, today, words) ?? typed.trim());
    setTyped(null);
  };

  return (
    <FieldFrame field={{ ...props, error: props.error ?? fault() }}>
      {({ id, describedBy, invalid }) => (
        <TextInput
          ref={input}
          id={id}
          name={name}
          value={shown}
          disabled={disabled}
          invalid={invalid}
          autoComplete="off"
          size={14}
          placeholder={t('date.placeholder')}
          aria-describedby={describedBy}
          onFocus={() => {
            const [year, month, day] = value.split('-');
            setTyped(isDate ? `${day}-${month}-${year}` : value);
          }}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </FieldFrame>
  );
}
