import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeMappingBody, Import, ImportColumn, ImportValue } from '../model/index.ts';
import { changeMapping, importQuery } from './imports-api.ts';

export type Field = ImportColumn['field'];

export type Mapping = {
  fieldOf: (column: ImportColumn) => Field;
  codeOf: (value: ImportValue) => string | null;
  setField: (column: string, field: Field) => void;
  setCode: (value: ImportValue, code: string | null) => void;
  dirty: boolean;
  saving: boolean;
  problem: unknown;
  /** Keeps the changes; false when that failed. */
  save: () => Promise<boolean>;
};

const keyOf = ({ field, word }: Pick<ImportValue, 'field' | 'word'>): string => `${field} ${word}`;

/** What a person changed in the proposals and has not kept yet. */
export function useMapping(batch: Import): Mapping {
  const client = useQueryClient();
  const [columns, setColumns] = useState<ReadonlyMap<string, Field>>(new Map());
  const [values, setValues] = useState<ReadonlyMap<string, ChangeMappingBody['values'][number]>>(new Map());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const dirty = columns.size + values.size > 0;

  const save = async (): Promise<boolean> => {
    if (!dirty) return true;
    setSaving(true);
    setProblem(null);
    try {
      const reply = await changeMapping(batch.id, {
        expectedVersion: batch.version,
        columns: [...columns].map(([column, field]) => ({ column, field })),
        values: [...values.values()],
      });
      client.setQueryData(importQuery(batch.id).queryKey, reply);
      setColumns(new Map());
      setValues(new Map());
      return true;
    } catch (cause) {
      setProblem(cause);
      await client.invalidateQueries({ queryKey: importQuery(batch.id).queryKey });
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    fieldOf: ({ column, field }) => (columns.has(column) ? (columns.get(column) ?? null) : field),
    codeOf: (value) => {
      const changed = values.get(keyOf(value));
      return changed === undefined ? value.code : changed.code;
    },
    setField: (column, field) => setColumns(new Map(columns).set(column, field)),
    setCode: ({ field, word }, code) =>
      setValues(new Map(values).set(keyOf({ field, word }), { field, word, code })),
    dirty,
    saving,
    problem,
    save,
  };
}
