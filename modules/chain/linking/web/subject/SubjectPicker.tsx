import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ComboBox, type ComboItem } from '#platform/ui/index.ts';
import { subjectsQuery } from './subject-api.ts';
import { useSubjectWords } from './use-subject-words.ts';

type SubjectPickerProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  id?: string;
  /** `s-…` of a subject or `m-…` of a mention. */
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** What stands nearby, before anything is typed. */
  near?: readonly ComboItem[];
  /** Only subjects of this kind. */
  kind?: string;
  without: string;
};

/** Chooses what stands nearby, or searches a subject by what is equal: a name, a plate, a number. */
export function SubjectPicker(props: SubjectPickerProps) {
  const { near = [], kind = '', without, value, onValueChange, ...field } = props;
  const words = useSubjectWords();
  const [typed, setTyped] = useState('');
  const chosen = near.find((item) => item.id === value)?.label;
  const text = typed === chosen ? '' : typed.trim();
  const { data, isFetching } = useQuery({
    ...subjectsQuery({ q: text, kind }, undefined),
    enabled: text.length >= 2 || near.length === 0,
  });
  const found = (data?.data ?? []).map((row) => ({
    id: `s-${row.id}`,
    label: row.label,
    text: words.kind(row.kind),
  }));
  const here = near.filter((item) => item.label.toLowerCase().includes(text.toLowerCase()));
  const known = new Set(here.map((item) => item.id));
  const items = [...here, ...found.filter((item) => !known.has(item.id))].filter(
    (item) => item.id !== `s-${without}`,
  );
  return (
    <ComboBox
      {...field}
      items={items}
      loading={isFetching}
      inputValue={typed}
      onInputChange={setTyped}
      value={value}
      onValueChange={(next) => {
        onValueChange(next);
        const item = items.find((one) => one.id === next);
        if (item) setTyped(item.label);
      }}
    />
  );
}
